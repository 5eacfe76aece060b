package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class GatheredCallsTest {
  private static final int MOST = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The questions of each call, in the order of the calls. */
  private final ConcurrentLinkedQueue<List<Integer>> calls = new ConcurrentLinkedQueue<>();

  private final CountDownLatch opened = new CountDownLatch(1);

  @Test
  void who_asks_alone_asks_at_once() {
    GatheredCalls<Integer, String> gathered = new GatheredCalls<>(MOST, _ -> 1, this::answer);

    assertThat(gathered.ask(1)).isEqualTo("1!");
    assertThat(gathered.ask(2)).isEqualTo("2!");
    assertThat(calls).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void those_who_come_while_one_asks_ask_together_but_not_too_many_at_once() {
    GatheredCalls<Integer, String> gathered =
        new GatheredCalls<>(MOST, _ -> 1, this::answerOnceOpened);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    answers.add(asked(() -> gathered.ask(0)));
    awaitCalls(1);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      int question = i;
      CompletableFuture<String> answer = new CompletableFuture<>();
      waiting.add(Thread.startVirtualThread(() -> answer.complete(gathered.ask(question))));
      answers.add(answer);
      awaitWaiting(waiting.getLast());
    }

    opened.countDown();

    for (int i = 0; i <= 6; i++) {
      assertThat(answers.get(i)).succeedsWithin(PATIENCE).isEqualTo(i + "!");
    }
    assertThat(calls).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
  }

  @Test
  void a_call_that_fails_fails_all_that_it_asked_and_the_next_goes_on() {
    GatheredCalls<Integer, String> gathered = new GatheredCalls<>(MOST, _ -> 1, this::failAtThree);
    CompletableFuture<String> first = asked(() -> gathered.ask(0));
    awaitCalls(1);
    CompletableFuture<String> second = new CompletableFuture<>();
    CompletableFuture<String> third = new CompletableFuture<>();
    awaitWaiting(failing(second, () -> gathered.ask(2)));
    awaitWaiting(failing(third, () -> gathered.ask(3)));

    opened.countDown();

    assertThat(first).succeedsWithin(PATIENCE).isEqualTo("0!");
    assertThat(second).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("three");
    assertThat(third).failsWithin(PATIENCE).withThrowableThat().withMessageContaining("three");
    assertThat(gathered.ask(4)).isEqualTo("4!");
  }

  @Test
  void heavy_questions_go_with_fewer_others_and_one_that_is_too_heavy_goes_alone() {
    GatheredCalls<Integer, String> gathered =
        new GatheredCalls<>(MOST, question -> question, this::answerOnceOpened);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    answers.add(gathered.begin(1));
    awaitCalls(1);
    for (int weight : new int[] {3, 1, 2, 9, 2, 2}) {
      answers.add(gathered.begin(weight));
    }

    opened.countDown();

    answers.forEach(answer -> assertThat(answer).succeedsWithin(PATIENCE));
    assertThat(calls)
        .containsExactly(List.of(1), List.of(3, 1), List.of(2), List.of(9), List.of(2, 2));
  }

  @Test
  void too_few_answers_are_none() {
    GatheredCalls<Integer, String> gathered = new GatheredCalls<>(MOST, _ -> 1, _ -> List.of());

    assertThatThrownBy(() -> gathered.ask(1)).hasMessage("0 answers to 1 questions");
  }

  @Test
  void everybody_gets_their_own_answer() {
    GatheredCalls<Integer, String> gathered = new GatheredCalls<>(MOST, _ -> 1, this::answer);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int question = i;
      answers.add(asked(() -> gathered.ask(question)));
    }

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i)).succeedsWithin(PATIENCE).isEqualTo(i + "!");
    }
    assertThat(calls).allMatch(call -> call.size() <= MOST);
    assertThat(calls.stream().mapToInt(List::size).sum()).isEqualTo(5_000);
  }

  private List<String> answer(List<Integer> questions) {
    calls.add(questions);
    return questions.stream().map(question -> question + "!").toList();
  }

  private List<String> answerOnceOpened(List<Integer> questions) {
    List<String> answers = answer(questions);
    try {
      assertThat(opened.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return answers;
  }

  private List<String> failAtThree(List<Integer> questions) {
    List<String> answers = answerOnceOpened(questions);
    if (questions.contains(3)) {
      throw new IllegalStateException("three");
    }
    return answers;
  }

  private static CompletableFuture<String> asked(Supplier<String> question) {
    return CompletableFuture.supplyAsync(question, Thread::startVirtualThread);
  }

  private static Thread failing(CompletableFuture<String> answer, Supplier<String> question) {
    return Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
  }

  private void awaitCalls(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> calls.size() == count);
  }

  private static void awaitWaiting(Thread thread) {
    Awaitility.await().atMost(PATIENCE).until(() -> thread.getState() == Thread.State.WAITING);
  }
}
