package dev.confab.ops.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Makes many things, some at a time. */
public final class AtATime {
  private final int hands;

  private AtATime(int hands) {
    this.hands = hands;
  }

  /** So many at a time. */
  public static AtATime of(int hands) {
    return new AtATime(hands);
  }

  /**
   * Makes {@code count} things by their numbers from 0.
   *
   * @return all of them, in the order of their numbers
   * @throws RuntimeException what the first that failed threw; the others of that moment are
   *     finished, no more are begun
   */
  @SuppressWarnings("unchecked") // every place is filled by what make returns
  public <T> List<T> all(int count, IntFunction<T> make) {
    Object[] made = new Object[count];
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> working = new ArrayList<>();
      for (int hand = 0; hand < Math.min(hands, count); hand++) {
        working.add(CompletableFuture.runAsync(() -> work(made, next, make), threads));
      }
      working.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return (List<T>) Arrays.asList(made);
  }

  private static <T> void work(Object[] made, AtomicInteger next, IntFunction<T> make) {
    for (int i = next.getAndIncrement(); i < made.length; i = next.getAndIncrement()) {
      try {
        made[i] = make.apply(i);
      } catch (RuntimeException e) {
        next.set(made.length);
        throw e;
      }
    }
  }
}
