package dev.confab.ops.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.ProtocolPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImporterTest {
  private static final UUID IMPORTER = UUID.randomUUID();

  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
  private ProtocolPeer peer;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    peer = ProtocolPeer.start();
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  @Test
  void a_log_becomes_a_chat() throws IOException {
    log(
        "1843-07-10_09",
        "=== ada [a@b]  has joined #Engines",
        "[09:00] <ada> does it \u0002turn?",
        "=== bob [a@b]  has joined #Engines",
        "=== bob [a@b]  has joined #Engines",
        "[09:01] <Bob> it does",
        "=== bob is now known as charles",
        "[09:02]  * charles turns the crank",
        "what is this",
        "=== charles [a@b]  has left #Engines []",
        "[23:59] <eve> late",
        "[00:01] <eve> early");
    annotations("1843-07-10_09", "1 4 -", "4 6 -", "1 6 -", "9 9 -");

    Summary summary = run();

    assertThat(summary)
        .extracting(
            Summary::files,
            Summary::lines,
            Summary::messages,
            Summary::joins,
            Summary::implicitJoins,
            Summary::leaves,
            Summary::renames,
            Summary::replies,
            Summary::skipped,
            Summary::controlCharacters,
            Summary::failed)
        .containsExactly(1L, 11L, 5L, 2L, 1L, 1L, 1L, 2L, 2L, 1L, 0L);
    UUID chat = peer.chatNamed("#engines");
    List<? extends JsonNode> messages = peer.messages(chat);
    assertThat(messages)
        .extracting(message -> message.path("text").asText())
        .containsExactly("does it \uFFFDturn?", "it does", "turns the crank", "late", "early");
    assertThat(messages)
        .extracting(message -> message.path("sentAt").asText())
        .containsExactly(
            "1843-07-10T09:00:00Z",
            "1843-07-10T09:01:00Z",
            "1843-07-10T09:02:00Z",
            "1843-07-10T23:59:00Z",
            "1843-07-11T00:01:00Z");
    assertThat(messages.get(1).path("replyTo")).isEqualTo(messages.get(0).path("seq"));
    assertThat(messages.get(2).path("replyTo")).isEqualTo(messages.get(1).path("seq"));
    assertThat(messages.get(2).path("senderId")).isEqualTo(messages.get(1).path("senderId"));
    assertThat(peer.usernames()).containsExactlyInAnyOrder("ada", "bob", "eve");
    assertThat(peer.displayName("bob")).isEqualTo("charles");
    assertThat(complaints.toString(UTF_8))
        .isEqualToNormalizingNewlines("1843-07-10_09.raw.txt:8: not a line of a log\n");
  }

  @Test
  void a_second_import_adds_nothing() throws IOException {
    log(
        "1843-07-10_09",
        "[09:00] <ada> one",
        "=== ada is now known as countess",
        "[09:01] <countess> two",
        "=== countess [a@b]  has left #engines []");
    annotations("1843-07-10_09", "0 2 -");
    run();
    List<? extends JsonNode> before = peer.events(peer.chatNamed("#engines"));

    Summary again = run();

    assertThat(peer.events(peer.chatNamed("#engines"))).isEqualTo(before);
    assertThat(again)
        .extracting(Summary::messages, Summary::skipped, Summary::alreadyImported)
        .containsExactly(0L, 4L, 4L);
    assertThat(again.complete()).isTrue();
  }

  @Test
  void what_grew_since_is_brought_and_finds_what_it_answers() throws IOException {
    List<String> lines = new ArrayList<>(List.of("[09:00] <ada> one", "[09:01] <bob> two"));
    log("1843-07-10_09", lines.toArray(String[]::new));
    run();
    lines.addAll(List.of("[09:02] <ada> three", "[09:03] <eve> four"));
    log("1843-07-10_09", lines.toArray(String[]::new));
    annotations("1843-07-10_09", "1 2 -");

    Summary grown = run();

    assertThat(grown)
        .extracting(Summary::messages, Summary::implicitJoins, Summary::replies)
        .containsExactly(2L, 1L, 1L);
    List<? extends JsonNode> messages = peer.messages(peer.chatNamed("#ubuntu"));
    assertThat(messages.get(2).path("replyTo")).isEqualTo(messages.get(1).path("seq"));
  }

  @Test
  void who_came_and_went_is_not_done_again_when_much_was_said_since() throws IOException {
    log("1843-07-10", "[09:00] <ada> one", "=== ada [a@b]  has joined #ubuntu");
    log("1843-07-11", "[09:00] <bob> two", "=== ada [a@b]  has left #ubuntu []");
    run();
    log("1843-07-12", "[09:00] <bob> three");
    run();
    List<? extends JsonNode> before = peer.events(peer.chatNamed("#ubuntu"));

    Summary again = run();

    assertThat(peer.events(peer.chatNamed("#ubuntu"))).isEqualTo(before);
    assertThat(again.messages()).isZero();
  }

  @Test
  void what_failed_among_others_is_brought_by_the_next_run() throws IOException {
    String[] lines = manyLines(50);
    log("1843-07-10_09", lines);
    annotations("1843-07-10_09", "20 21 -");
    peer.refuse("text 20");
    Summary first = run();
    peer.refuse(null);

    Summary second = run();

    assertThat(first.failed()).isEqualTo(1);
    assertThat(first.complete()).isFalse();
    assertThat(second.messages()).isEqualTo(1);
    assertThat(texts()).containsExactlyInAnyOrder(textsOf(lines)).endsWith("text 20");
    assertThat(complaints.toString(UTF_8)).contains("22: what it answers is not to be found");
  }

  @Test
  void lost_connections_lose_and_double_nothing() throws IOException {
    String[] lines = manyLines(2_000);
    log("1843-07-10_09", lines);
    AtomicInteger answers = new AtomicInteger();
    peer.misbehave(
        (ctx, frame) -> {
          if (frame.path("t").asText().equals("committed")
              && answers.incrementAndGet() % 300 == 0) {
            ctx.closeSession();
            return null;
          }
          return frame;
        });

    Summary summary = run();

    assertThat(texts()).containsExactly(textsOf(lines));
    assertThat(summary.messages()).isEqualTo(2_000);
    assertThat(summary.complete()).isTrue();
  }

  @Test
  void unknown_outcomes_lose_and_double_nothing() throws IOException {
    String[] lines = manyLines(500);
    log("1843-07-10_09", lines);
    AtomicInteger answers = new AtomicInteger();
    peer.misbehave(
        (_, frame) ->
            frame.path("t").asText().equals("committed") && answers.incrementAndGet() % 100 == 0
                ? frame
                    .objectNode()
                    .put("t", "rejected")
                    .put("id", frame.path("id").asText())
                    .put("code", "outcome_unknown")
                    .put("message", "not known yet")
                    .put("retryable", true)
                : frame);

    Summary summary = run();

    assertThat(texts()).containsExactly(textsOf(lines));
    assertThat(summary.messages()).isEqualTo(500);
    assertThat(summary.complete()).isTrue();
  }

  @Test
  void a_nick_that_somebody_registered_is_marked() throws IOException {
    peer.taken("ada");
    log("1843-07-10_09", "[09:00] <ada> not the one you know");

    run();

    assertThat(peer.usernames()).containsExactlyInAnyOrder("ada", "ada~irc");
    assertThat(texts()).containsExactly("not the one you know");
  }

  @Test
  void files_follow_their_dates() throws IOException {
    log("1843-07-11.train-c", "[09:00] <ada> second");
    log("1843-07-10_09", "[09:00] <ada> first");
    log("1843-07-11.train-d", "[09:00] <ada> third");

    Summary summary = run();

    assertThat(texts()).containsExactly("first", "second", "third");
    assertThat(summary.implicitJoins()).isEqualTo(1);
  }

  @Test
  void a_file_without_a_date_is_reported_and_the_rest_goes_on() throws IOException {
    log("undated", "[09:00] <ada> when?");
    log("1843-07-10", "[09:00] <ada> then");

    Summary summary = run();

    assertThat(texts()).containsExactly("then");
    assertThat(summary.unreadableFiles()).isEqualTo(1);
    assertThat(summary.complete()).isFalse();
    assertThat(complaints.toString(UTF_8)).contains("undated.raw.txt: the file name has no date");
  }

  @Test
  void a_name_for_the_chat_overrides_the_channel() throws IOException {
    log("1843-07-10", "=== ada [a@b]  has joined #engines", "[09:00] <ada> hello");

    run("Elsewhere");

    assertThat(peer.messages(peer.chatNamed("elsewhere"))).hasSize(1);
  }

  private Summary run() throws IOException {
    return run(null);
  }

  private Summary run(@Nullable String chat) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> logs =
          ImportIrc.sorted(files.filter(f -> f.toString().endsWith(LogFile.SUFFIX)).toList());
      Complaints to = new Complaints(new PrintStream(complaints, true, UTF_8));
      return new Importer(peer.server(), ProtocolPeer.token(IMPORTER), chat, 256, to)
          .run(logs, (_, _) -> {});
    }
  }

  private List<String> texts() {
    return peer.messages(peer.chatNamed("#ubuntu")).stream()
        .map(message -> message.path("text").asText())
        .toList();
  }

  private static String[] manyLines(int count) {
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] = "[09:00] <nick" + i % 40 + "> text " + i;
    }
    return lines;
  }

  private static String[] textsOf(String[] lines) {
    return java.util.Arrays.stream(lines)
        .map(line -> line.substring(line.indexOf('>') + 2))
        .toArray(String[]::new);
  }

  private void log(String source, String... lines) throws IOException {
    Files.write(folder.resolve(source + ".raw.txt"), List.of(lines), UTF_8);
  }

  private void annotations(String source, String... lines) throws IOException {
    Files.write(folder.resolve(source + ".annotation.txt"), List.of(lines), UTF_8);
  }
}
