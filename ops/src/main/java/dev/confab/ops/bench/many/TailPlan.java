package dev.confab.ops.bench.many;

/**
 * What a run of {@code bench tail} does: write, be idle, write.
 *
 * @param chats in how many chats, which take turns
 * @param perSecond messages per second in all
 * @param warmUpSeconds how long messages flow before anything is measured
 * @param idleSeconds how long nobody writes
 * @param seconds how long messages flow then
 * @param bytes length of a text
 */
record TailPlan(
    int chats, double perSecond, int warmUpSeconds, int idleSeconds, int seconds, int bytes) {
  TailPlan {
    require(chats >= 1 && chats <= 10_000, "--chats must be from 1 to 10000");
    require(perSecond > 0, "--rate must be above 0");
    require(warmUpSeconds >= 0, "--warm-up must not be negative");
    require(idleSeconds >= 1 && seconds >= 1, "seconds must be at least 1");
    require(bytes >= 1 && bytes <= 8_000, "--bytes must be from 1 to 8000");
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
