package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Changes display names beside the messages: in order for each person, many people at a time. */
final class Renames implements AutoCloseable {
  private static final int AT_A_TIME = 16;

  private final ConfabHttp http;
  private final Accounts accounts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(AT_A_TIME);
  private final Map<Person, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  Renames(ConfabHttp http, Accounts accounts) {
    this.http = http;
    this.accounts = accounts;
  }

  /**
   * Shows somebody under another name, after all earlier names.
   *
   * @param whenKnown is told null when it is done, and why if it is not
   */
  void show(Step.ShowAs step, String source, Consumer<@Nullable ConfabException> whenKnown) {
    last.compute(
        step.who(),
        (_, before) ->
            (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .thenRunAsync(() -> whenKnown.accept(show(step, source)), threads));
  }

  /** Waits until all are done. */
  void drain() {
    CompletableFuture.allOf(last.values().toArray(CompletableFuture<?>[]::new)).join();
  }

  @Override
  public void close() {
    threads.close();
  }

  private @Nullable ConfabException show(Step.ShowAs step, String source) {
    try {
      var account = accounts.id(step.who());
      turns.acquireUninterruptibly();
      try {
        http.importDisplayName(account, step.name(), source, 2L * step.line(), step.at());
        return null;
      } finally {
        turns.release();
      }
    } catch (ConfabException e) {
      return e;
    }
  }
}
