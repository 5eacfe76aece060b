/** How people stand to each other: profiles, contacts, blocks, privacy, settings. */
package dev.confab.ingest.people;
