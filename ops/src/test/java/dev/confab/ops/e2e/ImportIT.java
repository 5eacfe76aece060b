package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Member;
import dev.confab.ops.client.Message;
import dev.confab.ops.e2e.ImportedChat.Said;
import dev.confab.ops.up.Backbone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Small logs, written here, into a running backbone by the command {@code import irc}. */
@ExtendWith(BackboneExtension.class)
final class ImportIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final List<String> PEOPLE =
      List.of("Aldous", "Bertha", "Cecil", "Dora", "Eustace", "Fergus", "Gerda", "Hattie");

  /** Who comes, goes, speaks unasked, takes another nick; midnight; a bad line; a bad byte. */
  private static final List<String> LOOMS =
      List.of(
          "=== Aldous [~al@host]  has joined #Looms",
          "[22:58] <Aldous> who has a spare warpword",
          "[22:58] <Bertha> I have one",
          "=== Cecil [c@host]  has joined #looms",
          "[22:59]  * Cecil oils the treadle",
          "=== Bertha is now known as BerthaAway",
          "[23:10] <BerthaAway> back at dusk",
          "=== Dora [d@host]  has joined #looms",
          "[23:40] <Aldous> thanks Bertha",
          "this is no line of a log",
          "[23:59] <Cecil> the caf\u00e9 closes",
          "=== Dora [d@host]  has left #looms [bye]",
          "[00:01] <Aldous> past midnight",
          "[00:02] <Cecil> ask at the mill",
          "[00:02] <Cecil> or nowhere",
          "=== Cecil [c@host]  has quit [gone]",
          "=== Cecil [c@host]  has joined #looms",
          "[00:03] <Eustace> me too",
          "[00:04] <Bertha> really back",
          "=== mode/#looms [+o Aldous] by ChanServ");

  /** A chain (1 ← 13 ← 14), just before (1 ← 2), a bad line and itself as targets. */
  private static final List<String> LOOMS_ANSWERS =
      List.of("1 1 -", "1 2 -", "2 8 -", "1 13 -", "13 14 -", "1 14 -", "9 17 -", "18 18 -");

  private static final List<Said> SAID_AT_LOOMS =
      List.of(
          said("Aldous", "who has a spare warpword", "1901-05-06T22:58:00Z", null),
          said("Bertha", "I have one", "1901-05-06T22:58:00Z", "who has a spare warpword"),
          said("Cecil", "oils the treadle", "1901-05-06T22:59:00Z", null),
          said("Bertha", "back at dusk", "1901-05-06T23:10:00Z", null),
          said("Aldous", "thanks Bertha", "1901-05-06T23:40:00Z", "I have one"),
          said("Cecil", "the caf\u00e9 closes", "1901-05-06T23:59:00Z", null),
          said("Aldous", "past midnight", "1901-05-07T00:01:00Z", null),
          said("Cecil", "ask at the mill", "1901-05-07T00:02:00Z", "who has a spare warpword"),
          said("Cecil", "or nowhere", "1901-05-07T00:02:00Z", "ask at the mill"),
          said("Eustace", "me too", "1901-05-07T00:03:00Z", null),
          said("Bertha", "really back", "1901-05-07T00:04:00Z", null));

  private final ImportTarget target;
  @TempDir private Path folder;

  ImportIT(Backbone backbone) {
    this.target = ImportTarget.of(backbone);
  }

  @Test
  void logs_become_chats_once() throws Exception {
    LogFolder logs = LogFolder.in(folder, "logs");
    writeAll(logs);

    ImportProcess.Outcome first = target.run(logs.path());

    assertCounts(
        first,
        Map.of("files", 4L, "lines", 33L, "messages", 20L, "joins", 7L, "implicitJoins", 3L),
        Map.of("leaves", 3L, "renames", 1L, "replies", 8L, "skipped", 2L, "accounts", 8L),
        Map.of("encodingErrors", 1L, "failed", 0L, "alreadyImported", 0L, "unreadableFiles", 0L));
    assertThat(first.complaints()).containsExactly("1901-05-06.raw.txt:10: not a line of a log");
    UUID looms = target.chat("#looms");
    UUID kilns = target.chat("#kilns");
    ConfabHttp importer = target.importer();
    // created, the importer; then 13 messages, 5 + 2 joins, 2 leaves
    assertThat(importer.chat(looms).lastSeq()).isEqualTo(2 + 13 + 7 + 2);
    // 7 messages, 2 + 1 joins, 1 leave
    assertThat(importer.chat(kilns).lastSeq()).isEqualTo(2 + 7 + 3 + 1);

    ImportProcess.Outcome second = target.run(logs.path());

    assertCounts(
        second,
        Map.of("files", 4L, "lines", 33L, "messages", 0L, "joins", 0L, "implicitJoins", 0L),
        Map.of("leaves", 0L, "renames", 0L, "replies", 0L, "skipped", 33L, "failed", 0L),
        Map.of("alreadyImported", 31L));
    assertThat(second.summary().path("reasons").path("already imported").asLong()).isEqualTo(31);
    assertThat(importer.chat(looms).lastSeq()).isEqualTo(24);
    assertThat(importer.chat(kilns).lastSeq()).isEqualTo(13);

    Person reader = Person.arrives(target.server(), "reader");
    reader.http().join(looms, null);
    reader.http().join(kilns, null);
    assertLooms(new ImportedChat(reader.http(), looms));
    assertKilns(new ImportedChat(reader.http(), kilns));
    assertFound(reader, looms, "warpword", "who has a spare warpword");
    assertFound(reader, looms, "caf\u00e9 closes", "the caf\u00e9 closes");
    assertFound(reader, kilns, "glazeword", "glazeword for all");
  }

  @Test
  void an_import_that_broke_off_goes_on_where_it_was() throws Exception {
    String[] elsewhere = {"--chat", "#torn"};
    // behind a rename, with nothing said under the new nick yet; then amid answers
    long[] brought = new long[3];
    int[] cuts = {6, 14, LOOMS.size()};
    for (int i = 0; i < cuts.length; i++) {
      LogFolder torn = LogFolder.in(folder, "torn" + i);
      // a source of its own: display names are brought once per source, whatever the chat
      torn.log(
          "1901-05-06.torn", LOOMS.subList(0, cuts[i]).stream().map(ImportIT::ofBirgit).toList());
      torn.annotations("1901-05-06.torn", LOOMS_ANSWERS);
      ImportProcess.Outcome outcome = target.run(torn.path(), elsewhere);
      brought[i] = outcome.count("messages");
      assertThat(outcome.count("lines")).isEqualTo(cuts[i]);
      assertThat(outcome.count("failed")).isZero();
    }

    assertThat(brought).containsExactly(3, 5, 3);
    UUID chat = target.chat("#torn");
    assertThat(target.importer().chat(chat).lastSeq()).isEqualTo(2 + 11 + 4 + 2 + 2);
    Person reader = Person.arrives(target.server(), "reader");
    reader.http().join(chat, null);
    ImportedChat torn = new ImportedChat(reader.http(), chat);
    List<String> people = PEOPLE.subList(0, 5).stream().map(ImportIT::ofBirgit).toList();
    assertThat(torn.said(torn.people(people)))
        .containsExactlyElementsOf(SAID_AT_LOOMS.stream().map(ImportIT::ofBirgit).toList());
    assertNumbers(torn.history());
  }

  /** The same about somebody who has not been renamed yet. */
  private static String ofBirgit(String line) {
    return line.replace("Bertha", "Birgit");
  }

  private static Said ofBirgit(Said said) {
    return new Said(ofBirgit(said.who()), ofBirgit(said.text()), said.at(), said.answers());
  }

  private static void writeAll(LogFolder logs) throws IOException {
    logs.log("1901-05-06", LOOMS);
    logs.annotations("1901-05-06", LOOMS_ANSWERS);
    logs.log(
        "1901-05-07",
        List.of(
            "=== Fergus [f@host]  has joined #kilns",
            "[09:00] <Aldous> glazeword for all",
            "[09:01] <Fergus> which one",
            "[09:01] <Aldous> the green",
            "=== Aldous [~al@host]  has left #kilns []"));
    logs.annotations("1901-05-07", List.of("1 2 -", "2 3 -"));
    logs.log(
        "1901-05-08",
        List.of(
            "=== Gerda [g@host]  has joined #looms",
            "[10:00] <aldous> the same in other letters",
            "[10:01] <Gerda> so it is"));
    logs.annotations("1901-05-08", List.of("1 2 -"));
    // a clock of twelve hours
    logs.log(
        "1902-01-02",
        List.of(
            "=== Hattie [h@host]  has joined #kilns",
            "[11:50] <Hattie> before noon",
            "[12:59] <Hattie> after noon",
            "[01:05] <Hattie> early",
            "[12:10] <Hattie> late"));
    logs.annotations("1902-01-02", List.of("1 4 -"));
  }

  private static void assertLooms(ImportedChat looms) {
    Map<UUID, String> people = looms.people(PEOPLE);
    List<Said> said = looms.said(people);
    assertThat(said.subList(0, SAID_AT_LOOMS.size())).isEqualTo(SAID_AT_LOOMS);
    assertThat(said.subList(SAID_AT_LOOMS.size(), said.size()))
        .containsExactly(
            said("Aldous", "the same in other letters", "1901-05-08T10:00:00Z", null),
            said("Gerda", "so it is", "1901-05-08T10:01:00Z", "the same in other letters"));
    assertNumbers(looms.history());
    // between them: who came before the first, and so on
    assertThat(looms.history())
        .extracting(Message::seq)
        .containsExactly(4L, 6L, 8L, 9L, 11L, 12L, 14L, 15L, 16L, 20L, 21L, 23L, 24L);
    assertThat(imported(looms, people))
        .containsExactlyInAnyOrder("Aldous", "Bertha", "Cecil", "Eustace", "Gerda");
    assertThat(looms.members())
        .filteredOn(member -> "Bertha".equals(member.username()))
        .extracting(Member::displayName)
        .containsExactly("BerthaAway");
  }

  private static void assertKilns(ImportedChat kilns) {
    Map<UUID, String> people = kilns.people(PEOPLE);
    assertThat(kilns.said(people))
        .containsExactly(
            said("Aldous", "glazeword for all", "1901-05-07T09:00:00Z", null),
            said("Fergus", "which one", "1901-05-07T09:01:00Z", "glazeword for all"),
            said("Aldous", "the green", "1901-05-07T09:01:00Z", "which one"),
            said("Hattie", "before noon", "1902-01-02T11:50:00Z", null),
            said("Hattie", "after noon", "1902-01-02T12:59:00Z", null),
            said("Hattie", "early", "1902-01-02T13:05:00Z", null),
            said("Hattie", "late", "1902-01-03T00:10:00Z", "before noon"));
    assertNumbers(kilns.history());
    assertThat(imported(kilns, people)).containsExactlyInAnyOrder("Fergus", "Hattie");
  }

  private static List<String> imported(ImportedChat chat, Map<UUID, String> people) {
    List<Member> members = chat.members();
    // the importer, who owns the chat, and the reader
    assertThat(members).filteredOn(member -> !people.containsKey(member.userId())).hasSize(2);
    return members.stream()
        .filter(member -> people.containsKey(member.userId()))
        .map(member -> people.getOrDefault(member.userId(), ""))
        .toList();
  }

  private static void assertNumbers(List<Message> history) {
    assertThat(history)
        .extracting(Message::no)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, history.size()).boxed().toList());
    assertThat(history).extracting(Message::seq).isSorted().doesNotHaveDuplicates();
  }

  private static void assertFound(Person reader, UUID chat, String words, String text) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(reader.http().search(words, chat, 10, null).hits())
                    .extracting(hit -> hit.text())
                    .containsExactly(text));
  }

  @SafeVarargs
  private static void assertCounts(
      ImportProcess.Outcome outcome, Map<String, Long>... expectations) {
    for (Map<String, Long> expected : expectations) {
      expected.forEach(
          (name, n) -> assertThat(outcome.count(name)).as("%s of %s", name, outcome).isEqualTo(n));
    }
  }

  private static Said said(String who, String text, String at, @Nullable String answers) {
    return new Said(who, text, Instant.parse(at), answers);
  }
}
