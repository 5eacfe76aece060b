/** Mails: what is written to whom, and how it gets there at least once. */
package dev.confab.ingest.mail;
