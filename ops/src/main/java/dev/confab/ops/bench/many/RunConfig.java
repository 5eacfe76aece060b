package dev.confab.ops.bench.many;

/**
 * What a run does: connect, be idle, write, compare.
 *
 * @param layout the crowd on the server
 * @param first the first of its people who is connected here
 * @param connections how many are connected here
 * @param threads that serve them
 * @param connecting how they connect
 * @param warmUpConnections that come and go before anything is measured
 * @param idleSeconds how long nobody writes
 * @param messageSeconds how long somebody writes then
 * @param messageWarmUpSeconds how long before that; compared, not measured
 * @param perSecond messages per second in all
 * @param chats in how many chats
 * @param bytes length of a text
 */
record RunConfig(
    Layout layout,
    int first,
    int connections,
    int threads,
    ConnectPlan connecting,
    int warmUpConnections,
    int idleSeconds,
    int messageSeconds,
    int messageWarmUpSeconds,
    double perSecond,
    int chats,
    int bytes) {
  RunConfig {
    require(connections >= 1 && first >= 0, "--connections must be at least 1");
    require(
        first + connections <= layout.people(), "--first and --connections exceed the --people");
    require(threads >= 1 && threads <= 16, "--threads must be from 1 to 16");
    require(
        idleSeconds >= 0 && messageSeconds >= 0 && messageWarmUpSeconds >= 0,
        "seconds must not be negative");
    require(perSecond > 0, "--rate must be above 0");
    require(chats >= 1 && chats <= layout.chats(), "--chats must be from 1 to the crowd's chats");
    require(bytes >= 1 && bytes <= 8_000, "--bytes must be from 1 to 8000");
    require(
        warmUpConnections >= 0 && warmUpConnections <= connections,
        "--warm-up must be from 0 to --connections");
  }

  /** Does anybody write? */
  boolean writes() {
    return messageSeconds > 0;
  }

  /**
   * The chats that are written in: those that follow one another from a place that moves with the
   * part of the crowd, so that generators with different parts write in different chats.
   */
  int[] writtenChats() {
    int all = layout.chats();
    int from = (int) ((long) first * all / layout.people());
    int[] written = new int[chats];
    for (int i = 0; i < chats; i++) {
      written[i] = (from + i) % all;
    }
    return written;
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
