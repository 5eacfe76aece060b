package dev.confab.platform.command;

import dev.confab.schemas.outcome.Outcome;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Sends one topic's commands.
 *
 * @param <C> the sealed type of the commands
 */
@FunctionalInterface
public interface CommandSender<C> {
  /**
   * Sends a command; returns at once.
   *
   * @param key the aggregate
   * @return its outcome; fails with {@link OutcomeUnknownException} if none is heard in time (a
   *     retry with the same client key finds it), or with {@link OverloadedException} if the
   *     command was not sent at all
   */
  CompletableFuture<Outcome> send(UUID key, C command);
}
