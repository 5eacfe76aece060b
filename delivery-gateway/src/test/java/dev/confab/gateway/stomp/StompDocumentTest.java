package dev.confab.gateway.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** STOMP.md and the code say the same. */
final class StompDocumentTest {
  private static final String CHAT = "11111111-1111-4111-8111-111111111111";
  private static final Pattern DESTINATION =
      Pattern.compile("^\\| `(/[^`]+)` \\|([^|]*)\\|([^|]*)\\|$");

  /** What the document says, with the number that the code has. */
  private static final List<String> PROMISES =
      List.of(
          "At most %,d headers of".formatted(StompLimits.MAX_HEADERS),
          "headers of %d KiB each".formatted(StompLimits.MAX_HEADER_BYTES / 1024),
          "bodies of %d KiB".formatted(StompLimits.MAX_BODY_BYTES / 1024),
          "ids of subscriptions and receipts of %d characters".formatted(StompLimits.MAX_ID_CHARS),
          "At most %,d subscriptions;".formatted(StompLimits.MAX_SUBSCRIPTIONS),
          "its time, which is at least %d s".formatted(StompLimits.LEAST_BEAT_MS / 1_000),
          "CONNECTED says `heart-beat:%s`".formatted(HeartBeats.OFFER),
          "messages of %d KiB (1009)".formatted(Limits.MAX_FRAME_BYTES / 1024),
          "It has to come within %d s.".formatted(Limits.AUTH.toSeconds()),
          "silent for %d s (three of them)".formatted(Limits.IDLE.toSeconds()),
          "must be below %d.".formatted(Limits.IDLE.toMillis()),
          "at most %d over all subscriptions".formatted(Limits.MAX_WATCHED),
          "repeats (%d events, ".formatted(Limits.MAX_CHUNK_EVENTS),
          "events, %d KiB)".formatted(Limits.MAX_CHUNK_BYTES / 1024),
          "the end of the connection (%d)".formatted(CloseCode.STOMP_ERROR.code()),
          "`token_invalid`, close %d.".formatted(CloseCode.TOKEN.code()),
          "the subprotocol `%s`".formatted(Limits.STOMP_SUBPROTOCOL));

  private final List<String> lines;

  StompDocumentTest() throws IOException {
    lines = Files.readAllLines(Path.of("STOMP.md"));
  }

  @Test
  void its_numbers_are_those_of_the_code() {
    assertThat(String.join("\n", lines)).contains(PROMISES);
  }

  @Test
  void every_bound_of_a_session_is_promised() throws IllegalAccessException {
    for (Field bound : StompLimits.class.getDeclaredFields()) {
      int value = bound.getInt(null);
      String name = bound.getName();
      String number =
          "%,d"
              .formatted(
                  name.endsWith("_BYTES")
                      ? value / 1024
                      : name.endsWith("_MS") ? value / 1_000 : value);
      assertThat(PROMISES)
          .as(name)
          .anyMatch(promise -> List.of(promise.split(" ", -1)).contains(number));
    }
  }

  @Test
  void the_destinations_of_the_table_are_those_that_there_are() throws StompException {
    List<Class<?>> documented = new ArrayList<>();
    for (String line : lines) {
      Matcher row = DESTINATION.matcher(line);
      if (row.matches()) {
        String name = row.group(1).replace("{id}", CHAT);
        Destination destination = Destination.of(name);
        assertThat(destination.name()).isEqualTo(name);
        assertThat(row.group(2).isBlank())
            .as("SUBSCRIBE to " + name)
            .isEqualTo(destination instanceof Destination.Wishes);
        assertThat(row.group(3).isBlank()).as("SEND to " + name).isEqualTo(!takes(name));
        documented.add(destination.getClass());
      }
    }
    assertThat(documented).containsExactlyInAnyOrder(Destination.class.getPermittedSubclasses());
  }

  private static boolean takes(String destination) {
    try {
      Sending _ =
          Sending.of(new StompFrame(Command.SEND, Map.of("destination", destination), "{}"), "w1");
      return true;
    } catch (StompException e) {
      return false;
    }
  }
}
