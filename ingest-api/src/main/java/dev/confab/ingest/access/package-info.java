/** Who may call a route. */
package dev.confab.ingest.access;
