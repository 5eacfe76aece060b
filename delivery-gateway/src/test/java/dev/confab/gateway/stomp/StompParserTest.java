package dev.confab.gateway.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of STOMP 1.2, as its specification has them. */
final class StompParserTest {
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20_261_129L);
  private static final int FRAMES = Integer.getInteger("confab.fuzz.frames", 200_000);

  static Stream<Arguments> frames() {
    return Stream.of(
        Arguments.of("SEND\na:1\n\nhi\0", Map.of("a", "1"), "hi"),
        Arguments.of("SEND\r\na:1\r\n\r\nhi\0", Map.of("a", "1"), "hi"),
        Arguments.of("SEND\r\na:1\n\r\nhi\0\r\n\n", Map.of("a", "1"), "hi"),
        Arguments.of("\n\r\n\nSEND\n\nhi\0", Map.of(), "hi"),
        Arguments.of("SEND\n\n\0", Map.of(), ""),
        Arguments.of("SEND\na:1\na:2\n\n\0", Map.of("a", "1"), ""),
        Arguments.of("SEND\na:\n\n\0", Map.of("a", ""), ""),
        Arguments.of("SEND\na: b \n\n\0", Map.of("a", " b "), ""),
        Arguments.of("SEND\na:b:c\n\n\0", Map.of("a", "b:c"), ""),
        Arguments.of("SEND\na\\cb:\\r\\n\\c\\\\n\n\n\0", Map.of("a:b", "\r\n:\\n"), ""),
        Arguments.of("CONNECT\na:\\n\n\n\0", Map.of("a", "\\n"), ""),
        Arguments.of("STOMP\na:b:\\c\n\n\0", Map.of("a", "b:\\c"), ""),
        Arguments.of("SEND\ncontent-length:2\n\nhi\0", Map.of("content-length", "2"), "hi"),
        Arguments.of("SEND\ncontent-length:3\n\na\0b\0", Map.of("content-length", "3"), "a\0b"),
        Arguments.of("SEND\ncontent-length:2\n\né\0", Map.of("content-length", "2"), "é"),
        Arguments.of("SEND\ncontent-length:0\n\n\0", Map.of("content-length", "0"), ""),
        Arguments.of("SEND\nä:ü\n\nmore\nlines\r\n\0\n", Map.of("ä", "ü"), "more\nlines\r\n"));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void a_frame_is_read_as_it_was_meant(String text, Map<String, String> headers, String body)
      throws Exception {
    StompFrame frame = StompParser.parse(text);
    assertThat(frame.headers()).isEqualTo(headers);
    assertThat(frame.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\n\n\r\n"})
  void the_end_of_a_line_is_a_heart_beat(String text) throws Exception {
    assertThat(StompParser.parse(text)).isNull();
  }

  static Stream<Arguments> wrongFrames() {
    String many = "a:1\n".repeat(StompLimits.MAX_HEADERS + 1);
    String large = "x".repeat(StompLimits.MAX_BODY_BYTES + 1);
    return Stream.of(
        Arguments.of("HELLO\n\n\0", "There is no command \"HELLO\" for clients."),
        Arguments.of("MESSAGE\n\n\0", "There is no command \"MESSAGE\" for clients."),
        Arguments.of("send\n\n\0", "There is no command \"send\" for clients."),
        Arguments.of("SEND", "The head of the frame does not end."),
        Arguments.of("SEND\na:1\n", "The head of the frame does not end."),
        Arguments.of("SEND\n\nhi", "The frame does not end with NUL."),
        Arguments.of("SEND\0", "A head ends with an empty line, and has no NUL."),
        Arguments.of("\0", "A head ends with an empty line, and has no NUL."),
        Arguments.of("SEND\nab\n\n\0", "The header \"ab\" is not name:value."),
        Arguments.of("SEND\n:b\n\n\0", "The header \":b\" is not name:value."),
        Arguments.of("SEND\na:\\t\n\n\0", "A backslash in a header goes before n, r, c or \\."),
        Arguments.of("SEND\na:\\\n\n\0", "A backslash in a header goes before n, r, c or \\."),
        Arguments.of("SEND\na:b\rc\n\n\0", "A CR inside of a head is written \\r."),
        Arguments.of("\rSEND\n\n\0", "A CR inside of a head is written \\r."),
        Arguments.of(
            "SEND\ncontent-length:3\n\nhi\0",
            "No NUL is where content-length says that the frame ends."),
        Arguments.of(
            "SEND\ncontent-length:1\n\nhi\0",
            "No NUL is where content-length says that the frame ends."),
        Arguments.of(
            "SEND\ncontent-length:1\n\né\0",
            "No NUL is where content-length says that the frame ends."),
        Arguments.of("SEND\ncontent-length:-1\n\n\0", "content-length \"-1\" is not a length."),
        Arguments.of(
            "SEND\ncontent-length:99999999999\n\n\0",
            "content-length \"99999999999\" is not a length."),
        Arguments.of("SUBSCRIBE\nid:1\n\nhi\0", "SUBSCRIBE has no body."),
        Arguments.of("SEND\n\n\0SEND\n\n\0", "A WebSocket message holds one frame."),
        Arguments.of("SEND\n\n\0\0", "A WebSocket message holds one frame."),
        Arguments.of("SEND\n" + many + "\n\0", "A frame has at most 64 headers."),
        Arguments.of(
            "SEND\na:" + "x".repeat(StompLimits.MAX_HEADER_BYTES) + "\n\n\0",
            "A header has at most 16384 bytes."),
        Arguments.of("SEND\n\n" + large + "\0", "A body has at most 57344 bytes."));
  }

  @ParameterizedTest
  @MethodSource("wrongFrames")
  void what_is_wrong_is_said(String text, String sentence) {
    assertThatThrownBy(() -> StompParser.parse(text))
        .isInstanceOf(StompException.class)
        .hasMessage(sentence);
  }

  @Test
  void whatever_comes_is_a_frame_or_refused_in_one_sentence() {
    Random random = new Random(SEED);
    int understood = 0;
    for (int i = 0; i < FRAMES; i++) {
      String text = odd(random);
      try {
        StompFrame frame = StompParser.parse(text);
        understood += frame == null ? 0 : 1;
      } catch (StompException e) {
        assertThat(e.sentence().length()).isBetween(5, 200);
        assertThat(Trouble.of(e).frame(null)).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed %d, frame %d: %s".formatted(SEED, i, text), e);
      }
    }
    assertThat(understood).isBetween(FRAMES / 50, FRAMES * 3 / 4);
  }

  /** A good frame, and some characters of it replaced, left out or put in. */
  private static String odd(Random random) {
    String[] pieces = {
      "\n", "\r\n", "\0", ":", "\\", "\\c", "\r", "content-length:", "9", "é", "🦉"
    };
    StringBuilder text = new StringBuilder();
    text.append(Command.values()[random.nextInt(Command.values().length)]).append('\n');
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append("h").append(i).append(":v").append(random.nextInt(100)).append('\n');
    }
    text.append(random.nextBoolean() ? "content-length:0\n\n\0" : "\n\0");
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      String piece = pieces[random.nextInt(pieces.length)];
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.replace(at, Math.min(text.length(), at + 1), piece);
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(5)));
      }
    }
    return text.toString();
  }
}
