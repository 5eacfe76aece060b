package dev.confab.ops.bench;

/**
 * What load to make.
 *
 * @param users how many people, one WebSocket each
 * @param group how many of them share a chat
 * @param rate messages per second, in all; unless {@code inFlight} decides
 * @param inFlight in a closed loop: how many messages may be unanswered, in all; 0: an open loop
 * @param seconds how long to measure
 * @param warmUpSeconds how long the same load runs before that; not measured
 * @param bytes length of a text
 * @param poisson random gaps between messages, as independent people make; else equal ones
 * @param seed of the random gaps and senders
 */
record BenchConfig(
    int users,
    int group,
    double rate,
    int inFlight,
    int seconds,
    int warmUpSeconds,
    int bytes,
    boolean poisson,
    long seed) {
  BenchConfig {
    require(users >= 1 && group >= 1 && group <= users, "--group must be from 1 to --users");
    require(rate > 0 && rate <= 1_000_000, "--rate must be above 0");
    require(inFlight >= 0 && inFlight <= 1_000_000, "--in-flight must be at least 0");
    require(seconds >= 1 && warmUpSeconds >= 0, "--seconds must be at least 1");
    require(bytes >= Script.MIN_BYTES && bytes <= 8_000, "--bytes must be from 32 to 8000");
  }

  /** When messages leave. */
  Pace pace() {
    return inFlight > 0 ? new Window(inFlight) : new Schedule(rate, poisson, seed);
  }

  /** What it is called in reports. */
  String arrivals() {
    return inFlight > 0 ? inFlight + " in flight" : poisson ? "poisson" : "fixed";
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
