/** Who may call a route, and who gets to see a chat. */
package dev.confab.ingest.access;
