package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.client.Message;
import dev.confab.ops.up.Backbone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Members are connected while a log is imported: each of its changes comes to them once and in
 * order, whether they stay, hang up and come back, or the import is killed and run again.
 */
@ExtendWith(BackboneExtension.class)
final class ImportDeliveryIT {
  private static final long SEED = Long.getLong("confab.import.seed", 19_110_102L);
  private static final int LINES = Integer.getInteger("confab.import.lines", 3_000);
  private static final int HANG_UPS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ImportTarget target;
  @TempDir private Path folder;
  private LogFolder begin = new LogFolder(Path.of(""));
  private LogFolder logs = new LogFolder(Path.of(""));

  ImportDeliveryIT(Backbone backbone) {
    this.target = ImportTarget.of(backbone);
  }

  @BeforeEach
  void folders() throws Exception {
    begin = LogFolder.in(folder, "begin");
    logs = LogFolder.in(folder, "logs");
  }

  @Test
  void who_is_connected_receives_each_change_once_and_in_order() throws Exception {
    RandomLog log = RandomLog.of(SEED, "#caravan", LocalDate.of(1911, 1, 2), LINES);
    log.write(logs.path());
    UUID chat = open("#caravan");
    Person steady = member("steady", chat);
    Person restless = member("restless", chat);
    long before = restless.http().chat(chat).lastSeq();
    List<Integer> hangUps =
        new Random(SEED)
            .ints(50, log.changes() * 4 / 5)
            .distinct()
            .limit(HANG_UPS)
            .sorted()
            .boxed()
            .toList();

    try (PlainClient stays = PlainClient.live(target.server(), steady, chat);
        Follower returns = Follower.live(target.server(), restless, chat, hangUps)) {
      ImportProcess.Outcome outcome = target.run(logs.path());

      assertThat(outcome.count("messages")).isEqualTo(log.said().size());
      assertThat(outcome.count("joins")).isEqualTo(log.joins());
      assertThat(outcome.count("implicitJoins")).isEqualTo(log.implicitJoins());
      assertThat(outcome.count("leaves")).isEqualTo(log.leaves());
      assertThat(outcome.count("renames")).isEqualTo(log.renames());
      assertThat(outcome.count("replies")).isEqualTo(log.replies());
      long last = before + log.changes();
      ImportedChat imported = new ImportedChat(steady.http(), chat);
      await().atMost(PATIENCE).until(() -> imported.lastSeq() == last);
      assertSaid(imported, log);
      await().atMost(PATIENCE).until(() -> stays.lastSeq() >= last);
      await().atMost(PATIENCE).until(() -> returns.lastSeq() >= last);
      assertThat(stays.faults()).isEmpty();
      assertReceived(stays.events(), last);
      assertReceived(returns.events(), last);
      assertThat(returns.connections()).isEqualTo(1 + HANG_UPS);
      assertAsInHistory(stays.events(), imported.history());
      assertAsInHistory(returns.events(), imported.history());
    }
  }

  @Test
  void a_killed_import_that_is_run_again_brings_exactly_the_rest() throws Exception {
    RandomLog log = RandomLog.of(SEED + 1, "#convoy", LocalDate.of(1911, 1, 2), LINES);
    log.write(logs.path());
    UUID chat = open("#convoy");
    Person steady = member("steady", chat);
    long before = steady.http().chat(chat).lastSeq();

    try (PlainClient stays = PlainClient.live(target.server(), steady, chat)) {
      int killAt = 100 + new Random(SEED).nextInt(log.changes() / 2);
      try (ImportProcess killed = target.start(logs.path())) {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(2))
            .until(() -> stays.events().size() >= killAt);
        killed.kill();
      }
      ImportProcess.Outcome rest = target.run(logs.path());

      assertThat(rest.count("messages")).isBetween(1L, log.said().size() - killAt / 2L);
      assertThat(rest.count("skipped")).isEqualTo(rest.count("alreadyImported"));
      long last = before + log.changes();
      ImportedChat imported = new ImportedChat(steady.http(), chat);
      await().atMost(PATIENCE).until(() -> imported.lastSeq() >= last);
      assertThat(imported.lastSeq()).isEqualTo(last);
      assertSaid(imported, log);
      await().atMost(PATIENCE).until(() -> stays.lastSeq() >= last);
      assertThat(stays.faults()).isEmpty();
      assertReceived(stays.events(), last);
      assertAsInHistory(stays.events(), imported.history());
    }
  }

  /** A first small import makes the chat. */
  private UUID open(String channel) throws Exception {
    begin.log(
        "1911-01-01", List.of("=== Opener [o@host]  has joined " + channel, "[09:00] <Opener> hi"));
    assertThat(target.run(begin.path()).count("messages")).isEqualTo(1);
    return target.chat(channel);
  }

  private Person member(String name, UUID chat) {
    Person person = Person.arrives(target.server(), name);
    person.http().join(chat, null);
    return person;
  }

  private static void assertSaid(ImportedChat imported, RandomLog log) {
    List<ImportedChat.Said> said = imported.said(imported.people(log.people()));
    assertThat(said.subList(1, said.size())).as("seed %s", SEED).isEqualTo(log.said());
    assertThat(imported.history())
        .extracting(Message::no)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, said.size()).boxed().toList());
  }

  /** Cursor 0 is the start of what they may see: an open chat's first change. */
  private static void assertReceived(List<ChatEvent> events, long last) {
    assertThat(events)
        .as("seed %s", SEED)
        .extracting(ChatEvent::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
  }

  /** What came live is what history says. */
  private static void assertAsInHistory(List<ChatEvent> events, List<Message> history) {
    record Line(long seq, long no, String text, String sender, long replyTo) {}
    List<Line> live =
        events.stream()
            .filter(ChatEvent::isMessage)
            .map(
                event ->
                    new Line(
                        event.seq(),
                        event.number("no"),
                        String.valueOf(event.text("text")),
                        String.valueOf(event.text("senderId")),
                        event.number("replyTo")))
            .toList();
    List<Line> read =
        history.stream()
            .map(
                message -> {
                  Long replyTo = message.replyTo();
                  return new Line(
                      message.seq(),
                      message.no(),
                      String.valueOf(message.text()),
                      message.senderId().toString(),
                      replyTo == null ? 0 : replyTo);
                })
            .toList();
    assertThat(live).as("seed %s", SEED).isEqualTo(read);
  }
}
