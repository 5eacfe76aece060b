package dev.confab.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.schemas.chat.ChatEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md and the code say the same. */
final class ProtocolDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FROM_CLIENTS =
      Set.of(
          "auth",
          "status",
          "watch",
          "reauth",
          "sync",
          "open",
          "send",
          "forward",
          "edit",
          "delete",
          "recall",
          "hide",
          "react",
          "unreact",
          "pin",
          "unpin",
          "join",
          "leave",
          "add",
          "remove",
          "ban",
          "unban",
          "invite",
          "accept",
          "decline",
          "revokeInvitation",
          "changeRole",
          "changePermissions",
          "transferOwnership",
          "createChat",
          "editChat",
          "changeSettings",
          "createLink",
          "revokeLink",
          "prefer",
          "received",
          "read",
          "attach",
          "fill",
          "ping");

  /** Types that both sides send: what the server says names a user. */
  private static final Set<String> FROM_BOTH = Set.of("typing");

  private static final Pattern EXAMPLE = Pattern.compile("`(\\{\"t\":.*?})`");
  private static final Pattern EVENT_ROW = Pattern.compile("^\\| `(\\w+)` \\| (`.*) \\|$");
  private static final Pattern FIELD = Pattern.compile("`(\\w+)`(\\??)");
  private static final Pattern CLOSE_ROW = Pattern.compile("^\\| (\\d{4}) \\|.*");

  private final List<String> lines;

  ProtocolDocumentTest() throws IOException {
    lines = Files.readAllLines(Path.of("PROTOCOL.md"));
  }

  @Test
  void the_server_understands_every_example_of_a_client_frame() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (String example : examples()) {
      JsonNode frame = JSON.readTree(example);
      if (isFromClient(frame)) {
        ClientFrames.parse(example);
        seen.add(frame.get("t").textValue());
      }
    }
    Set<String> all = new TreeSet<>(FROM_CLIENTS);
    all.addAll(FROM_BOTH);
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void frames_have_the_fields_of_their_examples() throws IOException {
    Map<String, byte[]> frames = Samples.frames();
    Set<String> seen = new TreeSet<>();
    for (String example : examples()) {
      JsonNode documented = JSON.readTree(example);
      String type = documented.get("t").textValue();
      if (isFromClient(documented)) {
        continue;
      }
      seen.add(type);
      List<List<String>> written = new ArrayList<>();
      for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
        if (frame.getKey().split("[ ,]")[0].equals(type)) {
          written.add(names(JSON.readTree(frame.getValue())));
        }
      }
      List<String> names = names(documented);
      assertThat(written)
          .describedAs(example)
          .anyMatch(fields -> withoutOptional(fields).equals(withoutOptional(names)));
    }
    assertThat(seen)
        .isEqualTo(
            new TreeSet<>(frames.keySet().stream().map(name -> name.split("[ ,]")[0]).toList()));
  }

  @Test
  void events_have_the_documented_fields() throws IOException {
    Map<String, List<String>> documented = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher row = EVENT_ROW.matcher(line);
      if (row.matches() && EventSamples.all().containsKey(row.group(1))) {
        List<String> fields = new ArrayList<>(List.of("chat", "seq", "type", "actor", "at"));
        Matcher field = FIELD.matcher(row.group(2).replaceAll("\\(.*?\\)", ""));
        while (field.find()) {
          fields.add(field.group(1));
        }
        documented.put(row.group(1), fields);
      }
    }
    assertThat(documented.keySet()).isEqualTo(EventSamples.all().keySet());
    for (String type : documented.keySet()) {
      JsonNode body = JSON.readTree(EventBody.of(EventSamples.all().get(type)).json());
      assertThat(names(body)).isEqualTo(documented.get(type));
    }
  }

  @Test
  void every_kind_of_event_has_a_sample() {
    List<Class<?>> sampled = new ArrayList<>();
    EventSamples.all().values().forEach(event -> sampled.add(event.getClass()));
    assertThat(sampled).containsExactlyInAnyOrderElementsOf(leaves(ChatEvent.class).toList());
    EventSamples.all().forEach((name, event) -> assertThat(EventType.of(event)).isEqualTo(name));
  }

  @Test
  void every_code_is_documented() {
    String text = String.join("\n", lines);
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(text).contains("`" + code.text() + "`");
    }
    Set<Integer> closes = new TreeSet<>();
    for (String line : lines) {
      Matcher row = CLOSE_ROW.matcher(line);
      if (row.matches()) {
        closes.add(Integer.valueOf(row.group(1)));
      }
    }
    for (CloseCode code : CloseCode.values()) {
      assertThat(closes).contains(code.code());
    }
  }

  private static boolean isFromClient(JsonNode frame) {
    String type = frame.get("t").textValue();
    return FROM_CLIENTS.contains(type) || (FROM_BOTH.contains(type) && !frame.has("user"));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ProtocolDocumentTest::leaves)
        : Stream.of(type);
  }

  /** The examples, with something in place of what they leave out. */
  private List<String> examples() {
    List<String> examples = new ArrayList<>();
    for (String line : lines) {
      Matcher example = EXAMPLE.matcher(line);
      while (example.find() && !line.contains("…event body}`")) {
        examples.add(
            example
                .group(1)
                .replace("[{event body}, …]", "[]")
                .replace("[the newest]", "[]")
                .replaceAll("\"(chat|as|userId)\":\"[^\"]*\"", "\"$1\":\"" + Samples.CHAT + "\""));
      }
    }
    return examples;
  }

  private static List<String> withoutOptional(List<String> names) {
    Set<String> optional = Set.of("id", "retryAfterMs", "replyTo");
    return names.stream().filter(name -> !optional.contains(name)).toList();
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
