package dev.confab.platform.command;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one topic's commands that have no outcome: what matters is that the log has them.
 *
 * @param <C> the type of the commands
 */
@FunctionalInterface
public interface AcknowledgedSender<C> {
  /**
   * Sends a command; returns at once.
   *
   * @param key the aggregate
   * @return done when the log has it; fails with {@link OutcomeUnknownException} if that is not
   *     known: send it again
   */
  CompletableFuture<Void> send(UUID key, C command);
}
