package dev.confab.ops.bench.many;

/**
 * What a run of {@code bench stuck} does.
 *
 * @param people members of the chat
 * @param stuck how many of them stop reading
 * @param seconds how long messages flow without them, and then with them, at most
 * @param perSecond messages per second
 * @param bytes length of a text
 */
record StuckPlan(int people, int stuck, int seconds, double perSecond, int bytes) {
  StuckPlan {
    require(stuck >= 1 && stuck < people, "--stuck must be from 1 to --people, less one");
    require(stuck <= 1_000, "--stuck must be at most 1000: one address has no more connections");
    require(seconds >= 1, "--seconds must be at least 1");
    require(perSecond > 0, "--rate must be above 0");
    require(bytes >= 1 && bytes <= 8_000, "--bytes must be from 1 to 8000");
  }

  int readers() {
    return people - stuck;
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
