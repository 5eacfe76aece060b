package dev.confab.search.index;

/**
 * How a new index is spread over the nodes of a cluster; one that exists keeps its shards.
 *
 * @param shards parts that are written and searched in parallel, from 1
 * @param replicas further copies of each part, from 0
 */
public record IndexShape(int shards, int replicas) {}
