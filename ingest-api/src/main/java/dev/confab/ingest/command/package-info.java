/** Wishes in, outcomes out; the one table from a rejection to an HTTP status. */
package dev.confab.ingest.command;
