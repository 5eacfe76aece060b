/** Pages for people: the way in, and the documentation. */
package dev.confab.ingest.site;
