package dev.confab.ops.bench.many;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench fanout}: how long does one message take to everybody in a large chat? */
@Command(
    name = "fanout",
    description = {
      "One chat that everybody is in: how long a message takes to the last of them,",
      "and what a delivery costs; every delivery is compared with the log."
    },
    mixinStandardHelpOptions = true)
public final class BenchFanout implements Callable<Integer> {
  @Mixin private ManyOptions options = new ManyOptions();

  @Option(names = "--people", defaultValue = "10000", description = "Members of the chat.")
  private int people;

  @Option(
      names = "--idle-seconds",
      defaultValue = "10",
      description = "How long nobody writes: what idle costs is taken off.")
  private int idleSeconds;

  @Option(
      names = "--message-warm-up",
      defaultValue = "5",
      description = "Seconds of messages that are not measured.")
  private int messageWarmUpSeconds;

  @Option(
      names = "--message-seconds",
      defaultValue = "20",
      description = "Seconds of messages then.")
  private int messageSeconds;

  @Option(names = "--rate", defaultValue = "1", description = "Messages per second.")
  private double rate;

  @Override
  public Integer call() {
    return options.run(
        people,
        people,
        1,
        new ManyOptions.Writing(idleSeconds, messageSeconds, messageWarmUpSeconds, rate, 1));
  }
}
