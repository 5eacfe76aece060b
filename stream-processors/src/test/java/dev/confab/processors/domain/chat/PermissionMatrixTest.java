package dev.confab.processors.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.MessageCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Carries out every cell of the tables in {@code matrix.md}. */
class PermissionMatrixTest {
  private static final Path TABLES = Path.of("src/test/resources/permissions/matrix.md");
  private static final List<String> SHARED =
      List.of(
          "owner",
          "admin",
          "moderator",
          "member",
          "member granted",
          "member denied",
          "admin denied",
          "stranger",
          "invited",
          "banned");
  private static final List<String> DIRECT =
      List.of("one of the two", "blocker", "blocked", "stranger");

  /** One cell: what becomes of an action of somebody in a chat of some kind. */
  record Cell(String chat, String who, String action, String permission, String expected) {
    @Override
    public String toString() {
      return chat + ": " + who + " / " + action + ": " + expected;
    }
  }

  static Stream<Cell> cells() throws IOException {
    List<Cell> cells = new ArrayList<>();
    String chat = "";
    List<String> header = List.of();
    for (String line : Files.readAllLines(TABLES)) {
      if (line.startsWith("## ")) {
        chat = line.substring(3);
        header = List.of();
      } else if (line.startsWith("| ")) {
        List<String> row = row(line);
        if (header.isEmpty()) {
          header = row;
        } else {
          cells.addAll(cells(chat, header, row));
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void everyone_may_do_what_the_table_says(Cell cell) {
    MatrixChat chat = MatrixChat.of(cell.chat());
    UUID actor = chat.who(cell.who(), cell.permission());

    ChatDecision decision = chat.handle(new MatrixActions(actor, chat).of(cell.action()));

    String found =
        switch (decision.verdict()) {
          case Accepted accepted -> accepted.repeated() ? "nothing happens" : "ok";
          case Rejected rejected -> rejected.code();
        };
    assertThat(found).as("%s", cell).isEqualTo(cell.expected());
    assertThat(decision.events()).hasSize(found.equals("ok") ? 1 : 0);
  }

  @Test
  void all_tables_have_the_same_actions_and_everyone() throws IOException {
    Map<String, Map<String, List<String>>> tables =
        cells()
            .collect(
                Collectors.groupingBy(
                    Cell::chat,
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        Cell::action,
                        LinkedHashMap::new,
                        Collectors.mapping(Cell::who, Collectors.toList()))));

    assertThat(tables.keySet())
        .containsExactly("Group", "Open group", "Channel", "Open channel", "Direct chat");
    List<String> actions = List.copyOf(tables.get("Group").keySet());
    tables.forEach(
        (chat, rows) -> {
          assertThat(rows.keySet()).as(chat).containsExactlyElementsOf(actions);
          assertThat(rows.values())
              .as(chat)
              .containsOnly(chat.equals("Direct chat") ? DIRECT : SHARED);
        });
  }

  @Test
  void every_kind_of_command_is_an_action() throws IOException {
    Set<Class<?>> kinds =
        Stream.of(MembershipCommand.class, MessageCommand.class)
            .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
            .filter(kind -> kind != ExpireInvitation.class) // comes from time, not from people
            .collect(Collectors.toSet());

    MatrixChat chat = MatrixChat.of("Group");
    MatrixActions actions = new MatrixActions(ChatFixture.OWNER, chat);
    Set<Class<? extends ChatCommand>> found =
        cells().map(cell -> actions.of(cell.action()).getClass()).collect(Collectors.toSet());

    assertThat(found).isEqualTo(kinds);
  }

  private static List<String> row(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  private static List<Cell> cells(String chat, List<String> header, List<String> row) {
    assertThat(row).as("%s: %s", chat, row.getFirst()).hasSameSizeAs(header);
    return IntStream.range(2, header.size())
        .mapToObj(i -> new Cell(chat, header.get(i), row.getFirst(), row.get(1), row.get(i)))
        .toList();
  }
}
