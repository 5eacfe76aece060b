package dev.confab.ops.bench.many;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What several generators saw together, each with a part of one crowd.
 *
 * @param parts how many
 * @param unclean how many of them were not clean
 * @param connections that were to be live
 * @param live how many were live at the end
 * @param idleGatewayCores CPU per second of all gateways while nobody wrote
 * @param writingGatewayCores the same while messages flowed
 * @param committed messages acknowledged
 * @param refused messages refused or unanswered
 * @param verdict how what came compares with the log, all parts together
 * @param faults whatever else was wrong
 */
record PartsReport(
    int parts,
    int unclean,
    long connections,
    long live,
    double idleGatewayCores,
    double writingGatewayCores,
    long committed,
    long refused,
    Verdict verdict,
    long faults)
    implements BenchReport {
  /** Of the JSON of {@link ManyReport}s. */
  static PartsReport of(List<JsonNode> parts) {
    Sum sum = new Sum(parts);
    long refused = sum.of("/writing/unanswered");
    for (JsonNode part : parts) {
      refused += refused(part);
    }
    return new PartsReport(
        parts.size(),
        (int) parts.stream().filter(part -> !isClean(part)).count(),
        sum.of("/connections"),
        sum.of("/live"),
        sum.exactly("/idle/gatewayCores"),
        sum.exactly("/writing/used/gatewayCores"),
        sum.of("/writing/committed"),
        refused,
        new Verdict(
            sum.of("/verdict/delivered"),
            sum.of("/verdict/lost"),
            sum.of("/verdict/doubled"),
            sum.of("/verdict/outOfOrder"),
            sum.of("/verdict/stray"),
            sum.of("/verdict/unlogged")),
        sum.of("/faultCount"));
  }

  /** As {@link ManyReport#isClean}; what says nothing at all is not. */
  private static boolean isClean(JsonNode part) {
    JsonNode verdict = part.path("verdict");
    long wrong =
        verdict.path("lost").asLong()
            + verdict.path("doubled").asLong()
            + verdict.path("outOfOrder").asLong()
            + verdict.path("stray").asLong()
            + verdict.path("unlogged").asLong()
            + part.at("/writing/unanswered").asLong()
            + refused(part)
            + part.path("faultCount").asLong();
    return wrong == 0
        && verdict.isObject()
        && part.path("live").isIntegralNumber()
        && part.path("live").asLong() == part.path("connections").asLong();
  }

  private static long refused(JsonNode part) {
    long refused = 0;
    for (JsonNode count : part.at("/writing/refused")) {
      refused += count.asLong();
    }
    return refused;
  }

  /** Was every part clean? */
  @Override
  public boolean isClean() {
    return unclean == 0;
  }

  @Override
  public void print(PrintStream out) {
    line(out, "parts, of them not clean", parts + ", " + unclean);
    line(out, "live at the end", live + " of " + connections);
    line(out, "gateways, idle", String.format(Locale.ROOT, "%.3f cores", idleGatewayCores));
    line(out, "gateways, writing", String.format(Locale.ROOT, "%.3f cores", writingGatewayCores));
    line(out, "committed, refused", committed + ", " + refused);
    line(out, "against the log", verdict.toString());
    line(out, "other faults", Long.toString(faults));
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf(Locale.ROOT, "%-28s %s%n", name, value);
  }

  /** A field of all parts together. */
  private record Sum(List<JsonNode> parts) {
    long of(String pointer) {
      return parts.stream().mapToLong(part -> part.at(pointer).asLong()).sum();
    }

    double exactly(String pointer) {
      return parts.stream().mapToDouble(part -> part.at(pointer).asDouble()).sum();
    }
  }
}
