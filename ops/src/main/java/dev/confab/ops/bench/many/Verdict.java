package dev.confab.ops.bench.many;

/**
 * How what came compares with the log.
 *
 * @param delivered deliveries, each to one connection
 * @param lost deliveries that did not come
 * @param doubled deliveries that came again
 * @param outOfOrder deliveries that came behind later ones
 * @param stray deliveries to connections that were not attached to the chat
 * @param unlogged connections that got something that the log does not have
 */
record Verdict(
    long delivered, long lost, long doubled, long outOfOrder, long stray, long unlogged) {
  /** Did everything that is in the log arrive everywhere, once and in order, and nothing else? */
  boolean isClean() {
    return lost + doubled + outOfOrder + stray + unlogged == 0;
  }
}
