package dev.confab.search.indexing;

/**
 * A place in a partition that this release cannot pass.
 *
 * @param offset offset of the record that cannot be read
 * @param reason what is wrong with it
 */
record Stop(long offset, String reason) {}
