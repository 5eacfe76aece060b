package dev.confab.ops.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineParserTest {
  @Test
  void a_message_has_a_time_a_nick_and_a_text() {
    assertThat(LineParser.parse("[09:07] <ada> where is the <engine> : ) ?"))
        .isEqualTo(new IrcLine.Message(LocalTime.of(9, 7), "ada", "where is the <engine> : ) ?"));
  }

  @Test
  void a_text_keeps_its_leading_spaces() {
    assertThat(LineParser.parse("[09:07] <ada>   indented"))
        .isEqualTo(new IrcLine.Message(LocalTime.of(9, 7), "ada", "  indented"));
  }

  @Test
  void a_space_behind_a_bracket_is_no_part_of_a_nick() {
    assertThat(LineParser.parse("[09:07] <ada[2] x> hi"))
        .isEqualTo(new IrcLine.Message(LocalTime.of(9, 7), "ada[2]x", "hi"));
    assertThat(LineParser.parse("[09:07] <ada[2] > hi"))
        .isEqualTo(new IrcLine.Message(LocalTime.of(9, 7), "ada[2]", "hi"));
  }

  @Test
  void a_new_action_has_a_time() {
    assertThat(LineParser.parse("[23:59]  * ada turns the crank"))
        .isEqualTo(new IrcLine.Action(LocalTime.of(23, 59), "ada", "turns the crank"));
    assertThat(LineParser.parse("[23:59] * ada turns the crank"))
        .isEqualTo(new IrcLine.Action(LocalTime.of(23, 59), "ada", "turns the crank"));
  }

  @Test
  void an_old_action_has_none() {
    assertThat(LineParser.parse("=== ada turns the crank"))
        .isEqualTo(new IrcLine.Action(null, "ada", "turns the crank"));
  }

  @Test
  void an_action_may_speak_of_joining_and_leaving() {
    assertThat(LineParser.parse("=== ada has left the building"))
        .isEqualTo(new IrcLine.Action(null, "ada", "has left the building"));
    assertThat(LineParser.parse("=== ada is now looking for cogs"))
        .isEqualTo(new IrcLine.Action(null, "ada", "is now looking for cogs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=== ada [i=ada@host.example]  has joined #Engines          | ada     | #Engines",
        "=== ada [i=ada@host.example] has joined #engines           | ada     | #engines",
        "=== ada[2]  [i=[ada] @host.example]  has joined #engines   | ada[2]  | #engines",
        "=== a[d] a [~ada@host.example]  has joined #engines        | a[d]a   | #engines",
        "=== [x] ada [~ada@host.example]  has joined #engines       | [x]ada  | #engines",
        "=== ada[2] [~ada@host.example] has joined #engines         | ada[2]  | #engines",
      })
  void a_join_names_nick_and_channel(String line, String nick, String channel) {
    assertThat(LineParser.parse(line)).isEqualTo(new IrcLine.Join(nick, channel));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=== ada [i=ada@host.example]  has left #engines []",
        "=== ada [i=ada@host.example]  has left #engines [\"bye [for now]\"]",
        "=== ada [i=ada@host.example]  has left #engines [\"cut off]",
        "=== ada [i=ada@host.example] has left #engines",
      })
  void a_leave_may_have_a_reason(String line) {
    assertThat(LineParser.parse(line)).isEqualTo(new IrcLine.Leave("ada", "#engines"));
  }

  @Test
  void to_quit_is_to_leave() {
    assertThat(LineParser.parse("=== ada [i=ada@host.example]  has quit [Ping timeout]"))
        .isEqualTo(new IrcLine.Leave("ada", null));
  }

  @ParameterizedTest
  @CsvSource({
    "=== ada is now known as countess,        ada,     countess",
    "=== ada[x] is now known as ada,          ada[x],  ada",
    "=== ada[x]  is now known as ada,         ada[x],  ada",
    "=== ada is now known as [x]ada,          ada,     [x]ada",
    "=== ada is now known as [x] ada,         ada,     [x]ada",
    "=== [[ada]] is now known as ada^,        [[ada]], ada^",
  })
  void a_rename_has_an_old_and_a_new_nick(String line, String from, String to) {
    assertThat(LineParser.parse(line)).isEqualTo(new IrcLine.Rename(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=== mode/#engines [+o ada]  by babbage                  | a change of modes",
        "=== ada was kicked off #engines by babbage (noise)      | a kick",
        "=== ada changed the topic of #engines to: cogs          | a topic",
        "=== Topic for #engines: cogs                            | a topic",
        "=== Topic (#engines): set by ada at Mon Dec  4 1843     | a topic",
        "=== ..[topic/#engines:ada] : cogs                       | a topic",
        "=== netjoined: a.example -> b.example                   | about the network",
        "[10:00] <ada>                                           | a message without text",
        "[10:00]  * ada                                          | an action without text",
        "=== ada                                                 | an action without text",
        "[10:00] -ada:#engines- attention                        | a notice",
      })
  void what_is_no_part_of_a_chat_is_skipped_and_says_why(String line, String reason) {
    assertThat(LineParser.parse(line))
        .isInstanceOfSatisfying(
            IrcLine.Skipped.class,
            skipped -> {
              assertThat(skipped.reason()).isEqualTo(reason);
              assertThat(skipped.unreadable()).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no log at all",
        "[25:00] <ada> too late",
        "[10:60] <ada> too late",
        "[10:00] (ada/#engines) elsewhere",
        "[10:00]",
        "[1:00] <ada> short",
        "<ada> timeless",
      })
  void what_no_log_should_have_is_unreadable(String line) {
    assertThat(LineParser.parse(line))
        .isInstanceOfSatisfying(
            IrcLine.Skipped.class, skipped -> assertThat(skipped.unreadable()).isTrue());
  }

  @Test
  void a_hostile_line_is_read_in_no_time() {
    String line = "=== " + "] ".repeat(20_000) + "has joined";
    assertThat(LineParser.parse(line)).isInstanceOf(IrcLine.Action.class);
  }
}
