package dev.confab.ops.bench.many;

/**
 * What a gateway's process uses after a full collection.
 *
 * @param pid its number
 * @param name its main class
 * @param residentBytes resident memory
 * @param heapBytes live objects
 * @param cpuSeconds CPU used so far, the kernel's time included
 */
record Usage(long pid, String name, long residentBytes, long heapBytes, double cpuSeconds) {}
