package dev.confab.ops.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static final Person ADA = new Person("ada", "ada");
  private static final Person BOB = new Person("bob", "bob");
  private static final Instant TEN = Instant.parse("1843-07-10T10:00:00Z");

  private final Nicks nicks = new Nicks();

  @Test
  void who_speaks_without_having_come_enters_first() {
    assertThat(plan("[10:00] <ada> hello", "[10:00] <ada> again"))
        .containsExactly(enter(0, ADA, true), say(0, ADA, "hello"), say(1, ADA, "again"));
  }

  @Test
  void who_came_does_not_enter_again() {
    assertThat(plan("=== ada [a@b]  has joined #x", "[10:00] <ada> hello"))
        .containsExactly(enter(0, ADA, false), say(1, ADA, "hello"));
  }

  @Test
  void a_second_join_is_skipped() {
    assertThat(plan("[10:00] <ada> hello", "=== ada [a@b]  has joined #x"))
        .containsExactly(
            enter(0, ADA, true),
            say(0, ADA, "hello"),
            new Step.Skip(1, "a join of a member", false));
  }

  @Test
  void who_left_and_speaks_enters_again() {
    assertThat(
            plan(
                "=== ada [a@b]  has joined #x",
                "=== ada [a@b]  has left #x []",
                "[10:00] <ada> one more thing"))
        .containsExactly(
            enter(0, ADA, false),
            new Step.Exit(1, ADA, TEN),
            enter(2, ADA, true),
            say(2, ADA, "one more thing"));
  }

  @Test
  void the_leave_of_somebody_unknown_makes_no_account() {
    assertThat(plan("=== ada [a@b]  has left #x []"))
        .containsExactly(new Step.Skip(0, "somebody left who was no member", false));
  }

  @Test
  void the_leave_of_somebody_from_an_earlier_run_is_for_the_server_to_judge() {
    nicks.exist(Set.of("ada"));
    assertThat(plan("=== ada [a@b]  has left #x []"))
        .containsExactly(new Step.Exit(0, ADA, Instant.parse("1843-07-10T00:00:00Z")));
  }

  @Test
  void nicks_are_the_same_whatever_their_case() {
    assertThat(plan("[10:00] <ada> hello", "[10:00] <ADA> HELLO"))
        .containsExactly(enter(0, ADA, true), say(0, ADA, "hello"), say(1, ADA, "HELLO"));
  }

  @Test
  void a_new_nick_is_a_new_name_of_the_same_person() {
    assertThat(
            plan(
                "[10:00] <ada> hello",
                "=== ada is now known as bob",
                "[10:00] <bob> still me",
                "=== bob is now known as ada",
                "[10:00] <ada> me"))
        .containsExactly(
            enter(0, ADA, true),
            say(0, ADA, "hello"),
            new Step.ShowAs(1, ADA, TEN, "bob"),
            say(2, ADA, "still me"),
            new Step.ShowAs(3, ADA, TEN, "ada"),
            say(4, ADA, "me"));
  }

  @Test
  void a_nick_with_an_account_is_another_person() {
    assertThat(
            plan(
                "[10:00] <bob> hello",
                "=== ada is now known as bob",
                "[10:00] <bob> somebody else's words"))
        .containsExactly(
            enter(0, BOB, true),
            say(0, BOB, "hello"),
            new Step.Skip(1, "a rename to a nick that has an account", false),
            say(2, BOB, "somebody else's words"));
  }

  @Test
  void a_nick_with_an_account_from_an_earlier_run_is_another_person() {
    nicks.exist(Set.of("bob"));
    assertThat(plan("=== ada is now known as bob", "[10:00] <bob> hello"))
        .containsExactly(
            new Step.Skip(0, "a rename to a nick that has an account", false),
            enter(1, BOB, true),
            say(1, BOB, "hello"));
  }

  @Test
  void an_alias_ends_when_it_leaves() {
    assertThat(
            plan(
                "[10:00] <ada> hello",
                "=== ada is now known as bob",
                "=== bob [a@b]  has left #x []",
                "[10:00] <bob> a newcomer"))
        .containsExactly(
            enter(0, ADA, true),
            say(0, ADA, "hello"),
            new Step.ShowAs(1, ADA, TEN, "bob"),
            new Step.Exit(2, ADA, TEN),
            enter(3, BOB, true),
            say(3, BOB, "a newcomer"));
  }

  @Test
  void an_alias_ends_with_its_file() {
    plan("[10:00] <ada> hello", "=== ada is now known as bob");
    assertThat(plan("[10:00] <bob> a newcomer"))
        .containsExactly(enter(0, BOB, true), say(0, BOB, "a newcomer"));
  }

  @Test
  void an_annotated_message_answers_its_target() {
    LogFile file =
        file(
            Map.of(1, 0, 3, 2),
            "[10:00] <ada> q",
            "[10:00] <bob> a",
            "nonsense",
            "[10:00] <ada> x");
    assertThat(Planner.plan(nicks, file, -1).steps())
        .contains(new Step.Say(1, BOB, TEN, "a", 0), new Step.Say(3, ADA, TEN, "x", Step.NOTHING));
  }

  @Test
  void behind_what_an_earlier_run_brought_nobody_is_taken_for_a_member() {
    LogFile file = file(Map.of(), "[10:00] <ada> old", "[10:00] <ada> new", "[10:00] <ada> newer");
    assertThat(Planner.plan(nicks, file, 0).steps())
        .containsExactly(
            enter(0, ADA, true),
            say(0, ADA, "old"),
            enter(1, ADA, true),
            say(1, ADA, "new"),
            say(2, ADA, "newer"));
  }

  @Test
  void a_text_that_is_too_long_is_cut_between_characters() {
    String text = "x".repeat(Planner.MAX_TEXT - 1) + "\uD83D\uDE00";
    Planner.Plan plan = Planner.plan(nicks, file(Map.of(), "[10:00] <ada> " + text), -1);

    assertThat(plan.cutTexts()).isEqualTo(1);
    assertThat(plan.steps().getLast()).isEqualTo(say(0, ADA, "x".repeat(Planner.MAX_TEXT - 1)));
  }

  @Test
  void a_nick_that_is_too_long_is_reported() {
    assertThat(plan("[10:00] <" + "a".repeat(61) + "> hello"))
        .containsExactly(new Step.Skip(0, "a nick that no account can have", true));
  }

  @Test
  void lines_before_the_first_time_have_that_time() {
    assertThat(plan("=== ada waves", "[10:00] <ada> hello").get(1)).isEqualTo(say(0, ADA, "waves"));
  }

  private List<Step> plan(String... lines) {
    return Planner.plan(nicks, file(Map.of(), lines), -1).steps();
  }

  private static LogFile file(Map<Integer, Integer> targets, String... lines) {
    LogText text = LogText.of(String.join("\n", lines).getBytes(UTF_8));
    return new LogFile(
        "1843-07-10.raw.txt",
        "1843-07-10",
        LocalDate.of(1843, 7, 10),
        text.lines().stream().map(LineParser::parse).toList(),
        text,
        new Annotations(targets, List.of()));
  }

  private static Step enter(int line, Person who, boolean implicit) {
    return new Step.Enter(line, who, TEN, implicit);
  }

  private static Step say(int line, Person who, String text) {
    return new Step.Say(line, who, TEN, text, Step.NOTHING);
  }
}
