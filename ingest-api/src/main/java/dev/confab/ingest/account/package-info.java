/** Accounts, sessions, look-up and import of people. */
package dev.confab.ingest.account;
