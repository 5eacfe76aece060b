package dev.confab.platform.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Questions that come while one is under way go together in the next call. Who asks alone waits for
 * nobody; a herd costs as many calls as the server answers one after another, not one for each.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class GatheredCalls<Q, A> {
  private final int most;
  private final Call<Q, A> call;
  private final ArrayDeque<Waiting<Q, A>> waiting = new ArrayDeque<>();
  private boolean asking;

  /** Asks several questions at once; blocks. */
  @FunctionalInterface
  interface Call<Q, A> {
    /** The answers, in the order of the questions. */
    List<A> ask(List<Q> questions);
  }

  /**
   * A question that waits.
   *
   * @param turn its answer; or null, when it is for the one who asked it to ask
   */
  private record Waiting<Q, A>(Q question, CompletableFuture<@Nullable A> turn) {}

  /**
   * Nothing is asked yet.
   *
   * @param most questions of one call
   */
  GatheredCalls(int most, Call<Q, A> call) {
    this.most = most;
    this.call = call;
  }

  /**
   * Asks; blocks until there is an answer. If a call fails, all that it asked fail with the same.
   */
  A ask(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question, new CompletableFuture<>());
    A answer = mustWait(mine) ? answerOf(mine) : null;
    return answer == null ? lead(mine) : answer;
  }

  private synchronized boolean mustWait(Waiting<Q, A> mine) {
    if (asking) {
      return waiting.add(mine);
    }
    asking = true;
    return false;
  }

  private static <Q, A> @Nullable A answerOf(Waiting<Q, A> mine) {
    try {
      return mine.turn().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Asks for itself and for those that wait, and then it is for the next one to ask. */
  private A lead(Waiting<Q, A> mine) {
    List<Waiting<Q, A>> others = others();
    try {
      List<Q> questions = new ArrayList<>();
      questions.add(mine.question());
      others.forEach(other -> questions.add(other.question()));
      List<A> answers = call.ask(questions);
      if (answers.size() != questions.size()) {
        throw new IllegalStateException(
            answers.size() + " answers to " + questions.size() + " questions");
      }
      for (int i = 0; i < others.size(); i++) {
        others.get(i).turn().complete(answers.get(i + 1));
      }
      return answers.getFirst();
    } catch (RuntimeException | Error e) {
      others.forEach(other -> other.turn().completeExceptionally(e));
      throw e;
    } finally {
      handOver();
    }
  }

  private synchronized List<Waiting<Q, A>> others() {
    List<Waiting<Q, A>> others = new ArrayList<>();
    while (others.size() < most - 1 && !waiting.isEmpty()) {
      others.add(waiting.remove());
    }
    return others;
  }

  private void handOver() {
    Waiting<Q, A> next;
    synchronized (this) {
      next = waiting.poll();
      asking = next != null;
    }
    if (next != null) {
      next.turn().complete(null);
    }
  }
}
