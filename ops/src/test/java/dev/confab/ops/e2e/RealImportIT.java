package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.client.Message;
import dev.confab.ops.up.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten real logs, which are no part of the project: they are looked for in {@code
 * ../shared/data/irc} beside it, or in the folder that the system property {@code confab.shared}
 * names. Failures tell files and lines, never what was said.
 */
@ExtendWith(BackboneExtension.class)
final class RealImportIT {
  private static final Path LOGS =
      Path.of(System.getProperty("confab.shared", "../../shared")).resolve("data/irc");

  /** By {@code wc} and {@code grep}, as in RealLogsTest. */
  private static final int MESSAGES = 11_679;

  private static final long SEED = Long.getLong("confab.import.seed", 19_110_102L);
  private static final int WORDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ImportTarget target;
  private final List<CountedLog> logs = new ArrayList<>();
  @TempDir private Path folder;

  RealImportIT(Backbone backbone) {
    this.target = ImportTarget.of(backbone);
  }

  @BeforeEach
  void read() throws IOException {
    assumeTrue(Files.isDirectory(LOGS), "the real logs are not beside the project");
    try (Stream<Path> files = Files.list(LOGS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".raw.txt")).sorted().toList()) {
        logs.add(CountedLog.read(file));
      }
    }
  }

  @Test
  void ten_real_logs_are_brought_whole_and_once() throws Exception {
    assertThat(logs.stream().mapToInt(log -> log.texts().size()).sum()).isEqualTo(MESSAGES);
    long replies = logs.stream().mapToInt(log -> log.targets().size()).sum();
    LogFolder begin = LogFolder.in(folder, "begin");
    begin.log(
        "1999-12-31", List.of("=== Opener [o@host]  has joined #ubuntu", "[09:00] <Opener> hi"));
    target.run(begin.path());
    UUID chat = target.chat("#ubuntu");
    Person member = Person.arrives(target.server(), "member");
    member.http().join(chat, null);
    ImportedChat imported = new ImportedChat(member.http(), chat);
    long before = imported.lastSeq();

    try (PlainClient stays = PlainClient.live(target.server(), member, chat)) {
      ImportProcess.Outcome first = target.run(LOGS);

      assertThat(first.count("files")).isEqualTo(10);
      assertThat(first.count("messages")).isEqualTo(MESSAGES);
      assertThat(first.count("replies")).isEqualTo(replies);
      assertThat(first.count("repliesWithoutTarget")).isZero();
      assertThat(first.count("failed")).isZero();
      assertThat(
              first.count("messages")
                  + first.count("joins")
                  + first.count("leaves")
                  + first.count("renames")
                  + first.count("skipped"))
          .isEqualTo(first.count("lines"));
      long changes =
          first.count("messages")
              + first.count("joins")
              + first.count("implicitJoins")
              + first.count("leaves");
      long last = before + changes;
      await().atMost(PATIENCE).until(() -> imported.lastSeq() == last);
      await().atMost(PATIENCE).until(() -> stays.lastSeq() >= last);
      List<Long> seqs = LongStream.rangeClosed(1, last).boxed().toList();
      assertThat(stays.faults()).isEmpty();
      // seqs are compared as a whole: on failure a list of events would be printed
      assertThat(stays.events().stream().map(ChatEvent::seq).toList().equals(seqs))
          .as("each change comes to a connected member once and in order")
          .isTrue();
      List<Message> history = imported.history();
      assertThat(faults(history.subList(1, history.size()))).isEmpty();
      assertWordsAreFound(member, chat, history);

      ImportProcess.Outcome second = target.run(LOGS);

      assertThat(second.count("messages")).isZero();
      assertThat(second.count("joins") + second.count("leaves") + second.count("renames")).isZero();
      assertThat(second.count("skipped")).isEqualTo(second.count("lines"));
      assertThat(imported.lastSeq()).isEqualTo(last);
      assertThat(stays.lastSeq()).isEqualTo(last);
    }
  }

  /** Where history is not what the files hold, line after line. */
  private List<String> faults(List<Message> history) {
    List<String> faults = new ArrayList<>();
    int at = 0;
    for (CountedLog log : logs) {
      Map<Integer, Long> seqs = new HashMap<>();
      for (int line : log.texts().keySet()) {
        if (at == history.size()) {
          faults.add(log.name() + ":" + (line + 1) + " and what follows is missing");
          return faults;
        }
        Message message = history.get(at++);
        seqs.put(line, message.seq());
        String where = log.name() + ":" + (line + 1);
        if (!CountedLog.plain(String.valueOf(message.text())).equals(log.texts().get(line))) {
          faults.add(where + " has another text");
        }
        Integer answers = log.targets().get(line);
        Long replyTo = answers == null ? null : seqs.get(answers);
        if (!java.util.Objects.equals(message.replyTo(), replyTo)) {
          faults.add(where + " answers another message");
        }
        if (message.no() != at + 1) {
          faults.add(where + " has the number " + message.no());
        }
      }
    }
    if (at != history.size()) {
      faults.add(history.size() - at + " messages too many");
    }
    return faults;
  }

  private void assertWordsAreFound(Person member, UUID chat, List<Message> history) {
    Map<String, Long> seqOfWord = new HashMap<>();
    Map<String, Integer> uses = new HashMap<>();
    for (Message message : history) {
      for (String word : String.valueOf(message.text()).toLowerCase().split("[^a-z]+")) {
        uses.merge(word, 1, Integer::sum);
        seqOfWord.put(word, message.seq());
      }
    }
    List<String> rare =
        new ArrayList<>(
            uses.keySet().stream()
                .filter(word -> word.matches("[a-z]{9,14}") && uses.get(word) == 1)
                .sorted()
                .toList());
    java.util.Collections.shuffle(rare, new Random(SEED));
    assertThat(rare).hasSizeGreaterThan(WORDS);
    for (String word : rare.subList(0, WORDS)) {
      long seq = seqOfWord.getOrDefault(word, 0L);
      await("search finds the rare word of seq " + seq)
          .atMost(PATIENCE)
          .until(
              () ->
                  member.http().search(word, chat, 10, null).hits().stream()
                      .anyMatch(hit -> hit.seq() == seq));
    }
  }
}
