package dev.confab.ops.bench.many;

/**
 * How connecting went.
 *
 * @param arrived clients that were live
 * @param seconds from the first connect to the last client's being live
 * @param perSecond clients live per second in that time
 * @param used until all were live or had given up
 */
record Connecting(int arrived, double seconds, double perSecond, Stretch used) {
  static Connecting of(int arrived, double seconds, Stretch used) {
    return new Connecting(arrived, seconds, arrived / Math.max(seconds, 1e-3), used);
  }
}
