package dev.confab.ops.bench;

import org.HdrHistogram.Histogram;

/**
 * Latencies in milliseconds.
 *
 * @param p50 half are below
 * @param p99 99 % are below
 * @param p999 99.9 % are below
 * @param max the longest
 */
public record Latency(double p50, double p99, double p999, double max) {
  /** Of a histogram of microseconds. */
  public static Latency of(Histogram micros) {
    return new Latency(
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getValueAtPercentile(99.9) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
