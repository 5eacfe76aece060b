package dev.confab.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.search.ChatSearchPage;
import dev.confab.platform.search.ChatSearchPage.Hit;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chats that anybody may join are found by how their names and descriptions begin. */
final class ChatSearchTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private static Path data;
  private static SearchGround ground;

  @BeforeAll
  static void start() throws Exception {
    ground = SearchGround.startWithViews(data);
  }

  @AfterAll
  static void stop() throws Exception {
    if (ground != null) {
      ground.close();
    }
  }

  @Test
  void the_same_name_comes_first_then_beginnings_then_words_then_descriptions() {
    create(ChatType.GROUP, true, "About gardens", "For those who otter about");
    create(ChatType.GROUP, true, "Sea otters", null);
    create(ChatType.CHANNEL, true, "Otterly", null);
    create(ChatType.GROUP, true, "otter", null);
    create(ChatType.GROUP, true, "Otter news", "Weekly");
    create(ChatType.GROUP, true, "Potters", "Not otters? They are, by a word");

    awaitFound("OTTER", "otter", "Otter news", "Otterly", "Sea otters", "About gardens", "Potters");
    assertThat(find("otter week")).containsExactly("Otter news");
    assertThat(find("news ott")).containsExactly("Otter news");
    assertThat(find("tter")).isEmpty();
  }

  @Test
  void only_what_anybody_may_join_is_found() {
    create(ChatType.GROUP, false, "Badger private", null);
    create(ChatType.CHANNEL, false, "Badger secret", null);
    create(ChatType.DIRECT, false, "Badger and badger", null);
    create(ChatType.CHANNEL, true, "Badger public", null);

    awaitFound("badger", "Badger public");
  }

  @Test
  void without_words_all_that_anybody_may_join_are_listed_by_name() {
    create(ChatType.GROUP, true, "zebra stripes", null);
    create(ChatType.GROUP, false, "Aardvark secrets", null);
    create(ChatType.CHANNEL, true, "Aardvark news", null);

    SearchGround.patiently()
        .ignoreException(SearchUnavailableException.class)
        .untilAsserted(
            () ->
                assertThat(find(null))
                    .containsSubsequence("Aardvark news", "zebra stripes")
                    .doesNotContain("Aardvark secrets"));
  }

  @Test
  void a_chat_that_is_closed_is_found_no_more_and_not_brought_back_until_it_is_opened()
      throws Exception {
    UUID chat = create(ChatType.GROUP, true, "Walrus", "Tusks");
    awaitFound("walrus", "Walrus");

    ground.publish(settings(chat, 2, false));
    awaitFound("walrus");
    ground.publish(created(chat, ChatType.GROUP, true, "Walrus", "Tusks"));
    create(ChatType.GROUP, true, "Walrus two", null);
    awaitFound("walrus", "Walrus two");
    assertThat(ground.ask("GET", "/confab-chats/_doc/" + chat, "").body())
        .contains("\"_version\":2")
        .doesNotContain("Tusks");

    ground.publish(settings(chat, 3, true));
    awaitFound("walrus", "Walrus", "Walrus two");
  }

  @Test
  void a_chat_that_is_renamed_is_found_by_its_new_name_only() {
    UUID chat = create(ChatType.GROUP, true, "Lynx", "Cats");
    awaitFound("lynx", "Lynx");

    ground.publish(
        new ChatEdited(
            chat, 2, SearchGround.SENDER, NOON, null, new ChatProfile("Bobcat", "Ears"), null));

    awaitFound("bobcat ear", "Bobcat");
    assertThat(find("lynx")).isEmpty();
    assertThat(find("cats")).isEmpty();
  }

  @Test
  void chats_come_in_pages_without_holes_and_doubles() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      expected.add(String.format(Locale.ROOT, "Heron %02d", i));
      create(ChatType.GROUP, true, expected.getLast(), null);
    }
    SearchGround.patiently()
        .ignoreException(SearchUnavailableException.class)
        .untilAsserted(() -> assertThat(find("heron")).hasSize(10));

    List<String> seen = new ArrayList<>();
    String cursor = null;
    ChatSearchPage page;
    do {
      page = ground.chats().search(new ChatSearchRequest("heron", 3, cursor));
      page.hits().forEach(hit -> seen.add(hit.name()));
      cursor = page.hits().getLast().cursor();
    } while (page.more());

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void an_index_that_is_lost_is_filled_again_from_the_log() throws Exception {
    create(ChatType.GROUP, true, "Mammoth", null);
    awaitFound("mammoth", "Mammoth");

    ground.deleteIndex("confab-chats");
    create(ChatType.GROUP, true, "Mammoth calf", null);

    awaitFound("mammoth", "Mammoth", "Mammoth calf");
    SearchGround.patiently().until(() -> ground.health().isReady());
  }

  private static UUID create(ChatType type, boolean open, String name, String description) {
    UUID chat = UUID.randomUUID();
    ground.publish(created(chat, type, open, name, description));
    return chat;
  }

  private static ChatCreated created(
      UUID chat, ChatType type, boolean open, String name, String description) {
    return new ChatCreated(
        chat,
        1,
        SearchGround.SENDER,
        NOON,
        null,
        type,
        open,
        new ChatProfile(name, description),
        null);
  }

  private static ChatSettingsChanged settings(UUID chat, long seq, boolean open) {
    return new ChatSettingsChanged(
        chat, seq, SearchGround.SENDER, NOON, null, ChatSettings.initial(ChatType.GROUP, open));
  }

  private static List<String> find(String q) {
    return ground.chats().search(new ChatSearchRequest(q, 100, null)).hits().stream()
        .map(Hit::name)
        .toList();
  }

  private static void awaitFound(String q, String... names) {
    SearchGround.patiently()
        .ignoreException(SearchUnavailableException.class)
        .untilAsserted(() -> assertThat(find(q)).containsExactly(names));
  }
}
