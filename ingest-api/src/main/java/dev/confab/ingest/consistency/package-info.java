/** Reads that show at least what their reader wrote or saw before. */
package dev.confab.ingest.consistency;
