package dev.confab.ops.bench.many;

import dev.confab.ops.bench.Latency;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people. */
record Printout(PrintStream out) {
  void print(ManyReport report) {
    line("live at the end", report.live() + " of " + report.connections());
    Connecting connecting = report.connecting();
    line("connects/s", number("%.0f", connecting.perSecond()) + (report.bare() ? ", bare" : ""));
    print("connecting", connecting.used());
    print(report.memory());
    print("idle", report.idle());
    if (report.writing() != null) {
      print(report.writing());
    }
    print(report.endings());
    print(report.verdict());
    line("unanswered heartbeats", Long.toString(report.unansweredPings()));
    report.faults().forEach(fault -> line("FAULT", fault));
    if (report.faultCount() > report.faults().size()) {
      line("FAULTS in all", Long.toString(report.faultCount()));
    }
  }

  private void print(Memory memory) {
    memory.empty().forEach(usage -> print("empty gateway", usage));
    memory.full().forEach(usage -> print("with all connected", usage));
    memory.atEnd().forEach(usage -> print("at the end", usage));
    print("per connection", memory.perConnection());
    print("per connection at the end", memory.perConnectionAtEnd());
  }

  private void print(Writing writing) {
    print("writing", writing.used());
    line("CPU per delivery", micros(writing.microsPerDelivery()));
    line("the same less idle", micros(writing.microsPerDeliveryLessIdle()));
    line("sent, committed", writing.sent() + ", " + writing.committed());
    line("refused", writing.refused().isEmpty() ? "none" : writing.refused().toString());
    line("unanswered", Integer.toString(writing.unanswered()));
    line("last byte after arrival", words(writing.times().lastAfterArrivalMs()));
    line("last byte after timestamp", words(writing.times().lastAfterTimestampMs()));
  }

  private void print(String when, Usage usage) {
    String memory =
        String.format(
            Locale.ROOT,
            "RSS %.1f MiB, live heap %.1f MiB (%d)",
            usage.residentBytes() / 1048576.0,
            usage.heapBytes() / 1048576.0,
            usage.pid());
    line(when, memory);
  }

  private void print(String what, Memory.@Nullable PerConnection bytes) {
    line(
        what,
        bytes == null
            ? "not known"
            : String.format(
                Locale.ROOT,
                "RSS %,d bytes, live heap %,d bytes",
                bytes.residentBytes(),
                bytes.heapBytes()));
  }

  private void print(String what, @Nullable Stretch stretch) {
    if (stretch != null) {
      String cores =
          String.format(
              Locale.ROOT,
              "%.1f s, %.3f cores of gateways, %.3f of this generator, %d deliveries",
              stretch.seconds(),
              stretch.gatewayCores(),
              stretch.generatorCores(),
              stretch.deliveries());
      line(what, cores);
    }
  }

  private void print(Endings endings) {
    if (endings.bumps() > 0) {
      line("slow readers", endings.bumps() + " times a client was told to read again");
    }
    if (!endings.reasons().isEmpty()) {
      line("ended", endings.reasons().toString());
      line(
          "came back",
          String.format(
              Locale.ROOT,
              "%d, at most %d tries, all after %.1f s; gave up: %d; snapshots: %d",
              endings.comeBack(),
              endings.mostTries(),
              endings.secondsUntilAllLive(),
              endings.givenUp(),
              endings.snapshots()));
    }
  }

  private void print(Verdict verdict) {
    line(
        "against the log",
        String.format(
            Locale.ROOT,
            "%d deliveries; lost %d, doubled %d, out of order %d, stray %d, not in the log %d",
            verdict.delivered(),
            verdict.lost(),
            verdict.doubled(),
            verdict.outOfOrder(),
            verdict.stray(),
            verdict.unlogged()));
  }

  private static String words(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f  p99 %.1f  max %.1f ms",
        latency.p50(),
        latency.p99(),
        latency.max());
  }

  private static String micros(@Nullable Double micros) {
    return micros == null ? "not known" : number("%.1f µs", micros);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String name, String value) {
    out.printf(Locale.ROOT, "%-28s %s%n", name, value);
  }
}
