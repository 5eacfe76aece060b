package dev.confab.gateway.fuzz;

import java.util.List;
import java.util.Random;

/** Frames of the client protocol with something wrong in them, sometimes nothing. */
public final class OddFrames {
  private static final List<String> GOOD = FrameExamples.read();

  /** What stands in a place where something else is expected. */
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "0.5",
          "1e999",
          "-0",
          "9007199254740992",
          "99999999999999999999999999999999",
          "\"\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\u202e\"",
          "\"" + "x".repeat(10_000) + "\"",
          "\"" + "\u0315".repeat(5_000) + "\"",
          "\"" + "\ufdfa".repeat(3_000) + "\"",
          "[]",
          "{}",
          "[".repeat(40) + "]".repeat(40),
          "[" + "0,".repeat(11_000) + "0]",
          "{\"a\":1,\"a\":2}",
          "NaN",
          "'x'",
          "\"0b0c0000-0000-4000-8000-00000000000\"",
          "\"2026-02-30T10:00:00Z\"");

  private final Random random;

  /** The same random numbers make the same frames. */
  public OddFrames(Random random) {
    this.random = random;
  }

  /** The next one. */
  public String next() {
    String frame = any(GOOD);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      frame = changed(frame);
    }
    return frame;
  }

  private String changed(String frame) {
    if (frame.isEmpty()) {
      return frame;
    }
    int at = random.nextInt(frame.length());
    return switch (random.nextInt(8)) {
      case 0 -> frame.substring(0, at) + (char) random.nextInt(128) + frame.substring(at + 1);
      case 1 -> frame.substring(0, at) + (char) random.nextInt(65_536) + frame.substring(at);
      case 2 -> frame.substring(0, at) + frame.substring(Math.min(frame.length(), at + 1));
      case 3 -> frame.substring(0, at);
      case 4 -> frame.substring(0, at) + any(GOOD).substring(1);
      case 5 -> twice(frame);
      default -> otherValue(frame);
    };
  }

  /** In place of one field's value. */
  private String otherValue(String frame) {
    int colon = frame.indexOf(':', random.nextInt(frame.length()));
    if (colon < 0) {
      return frame;
    }
    int end = frame.indexOf(',', colon);
    return frame.substring(0, colon + 1) + any(ODD_VALUES) + (end < 0 ? "}" : frame.substring(end));
  }

  private static String twice(String frame) {
    int comma = frame.indexOf(',');
    return comma < 0 ? frame + frame : frame.substring(0, comma) + "," + frame.substring(1);
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
