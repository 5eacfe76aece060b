package dev.confab.ops.bench.many;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench idle}: what does a connection cost that has nothing to do? */
@Command(
    name = "idle",
    description = {
      "Many connections, each a member of some chats: memory, CPU, connects per second.",
      "With --message-seconds, messages flow too; every delivery is compared with the log."
    },
    mixinStandardHelpOptions = true)
public final class BenchIdle implements Callable<Integer> {
  @Mixin private ManyOptions options = new ManyOptions();

  @Option(names = "--people", defaultValue = "1000", description = "People of the crowd.")
  private int people;

  @Option(names = "--group", defaultValue = "50", description = "People in a chat.")
  private int group;

  @Option(names = "--chats-each", defaultValue = "10", description = "Chats of each person.")
  private int chatsEach;

  @Option(names = "--idle-seconds", defaultValue = "60", description = "How long nobody writes.")
  private int idleSeconds;

  @Option(
      names = "--message-seconds",
      defaultValue = "0",
      description = "How long messages flow then.")
  private int messageSeconds;

  @Option(names = "--rate", defaultValue = "400", description = "Messages per second, in all.")
  private double rate;

  @Option(
      names = "--chats",
      defaultValue = "400",
      description = "Chats that are written in, at most.")
  private int chats;

  @Override
  public Integer call() {
    return options.run(
        people,
        group,
        chatsEach,
        new ManyOptions.Writing(idleSeconds, messageSeconds, 0, rate, chats));
  }
}
