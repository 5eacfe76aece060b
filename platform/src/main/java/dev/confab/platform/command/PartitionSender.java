package dev.confab.platform.command;

import java.util.concurrent.CompletableFuture;

/**
 * Sends one topic's commands to partitions by their numbers: what is about none of its aggregates.
 *
 * @param <C> the type of the commands
 */
public interface PartitionSender<C> {
  /**
   * How many partitions the topic has.
   *
   * @throws OutcomeUnknownException if that cannot be found out now
   */
  int partitions();

  /**
   * Sends a command; returns at once.
   *
   * @return done when the log has it; fails with {@link OutcomeUnknownException} if that is not
   *     known
   */
  CompletableFuture<Void> send(int partition, byte[] key, C command);
}
