package dev.confab.platform.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToIntFunction;

/**
 * Questions that come while one is under way go together in the next call. Who asks alone waits for
 * nobody; a herd costs as many calls as the server answers one after another, not one for each.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class GatheredCalls<Q, A> {
  private final int mostWeight;
  private final ToIntFunction<Q> weight;
  private final Call<Q, A> call;
  private final ArrayDeque<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private boolean asking;

  /** Asks several questions at once; blocks. */
  @FunctionalInterface
  interface Call<Q, A> {
    /** The answers, in the order of the questions. */
    List<A> ask(List<Q> questions);
  }

  private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

  /**
   * Nothing is asked yet.
   *
   * @param mostWeight of all questions of one call, unless it has only one
   * @param weight of a question
   */
  GatheredCalls(int mostWeight, ToIntFunction<Q> weight, Call<Q, A> call) {
    this.mostWeight = mostWeight;
    this.weight = weight;
    this.call = call;
  }

  /** Asks; blocks until there is an answer. */
  A ask(Q question) {
    return answerOf(begin(question));
  }

  /**
   * Asks; returns at once. If a call fails, all that it asked fail with the same, and the next goes
   * on.
   */
  CompletableFuture<A> begin(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question, new CompletableFuture<>());
    boolean first;
    synchronized (this) {
      waiting.add(mine);
      first = !asking;
      asking = true;
    }
    if (first) {
      Thread.startVirtualThread(this::askAll);
    }
    return mine.answer();
  }

  /** What came of a question; blocks until there is an answer. */
  static <A> A answerOf(CompletableFuture<A> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void askAll() {
    for (List<Waiting<Q, A>> some = next(); !some.isEmpty(); some = next()) {
      ask(some);
    }
  }

  private synchronized List<Waiting<Q, A>> next() {
    List<Waiting<Q, A>> some = new ArrayList<>();
    int left = mostWeight;
    while (!waiting.isEmpty()) {
      left -= weight.applyAsInt(waiting.element().question());
      if (left < 0 && !some.isEmpty()) {
        break;
      }
      some.add(waiting.remove());
    }
    asking = !some.isEmpty();
    return some;
  }

  private void ask(List<Waiting<Q, A>> some) {
    try {
      List<A> answers = call.ask(some.stream().map(Waiting::question).toList());
      if (answers.size() != some.size()) {
        throw new IllegalStateException(
            answers.size() + " answers to " + some.size() + " questions");
      }
      for (int i = 0; i < some.size(); i++) {
        some.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      some.forEach(each -> each.answer().completeExceptionally(e));
    }
  }
}
