package dev.confab.search.query;

import co.elastic.clients.json.JsonpSerializable;
import co.elastic.clients.json.JsonpUtils;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.search.Golden;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MessageQueryTest {
  private static final UUID OPEN_1 = new UUID(0, 1);
  private static final UUID OPEN_2 = new UUID(0, 2);
  private static final UUID JOINED = new UUID(0, 3);
  private static final UUID LEFT_AND_BACK = new UUID(0, 4);
  private static final UUID HIDDEN = new UUID(0, 5);

  @Test
  void a_search_in_one_whole_chat() throws Exception {
    SearchRequest request =
        new SearchRequest("apt-get \"kernel panic\" dist*", List.of(whole(OPEN_1)), 20, null);

    Golden.assertJson("query-one-chat.json", json(MessageQuery.of(request)));
  }

  @Test
  void whole_chats_share_a_clause_and_others_have_ranges() throws Exception {
    List<Scope> scopes =
        List.of(
            whole(OPEN_1),
            new Scope(JOINED, List.of(new SeqRange(17, Long.MAX_VALUE))),
            whole(OPEN_2),
            new Scope(LEFT_AND_BACK, List.of(new SeqRange(3, 9), new SeqRange(40, Long.MAX_VALUE))),
            new Scope(HIDDEN, List.of()));

    Golden.assertJson("filter-many-chats.json", json(ScopeFilter.of(scopes)));
  }

  @Test
  void scopes_that_show_nothing_match_nothing() throws Exception {
    Golden.assertJson(
        "filter-nothing.json", json(ScopeFilter.of(List.of(new Scope(HIDDEN, List.of())))));
  }

  @Test
  void the_next_page_begins_behind_the_last_hit() throws Exception {
    String cursor = Cursor.behind(Instant.parse("2026-11-21T12:00:00Z"), 7, OPEN_1).encoded();
    SearchRequest request = new SearchRequest("hello", List.of(whole(OPEN_1)), 20, cursor);

    Golden.assertJson("query-next-page.json", json(MessageQuery.of(request)));
  }

  private static Scope whole(UUID chatId) {
    return new Scope(chatId, List.of(SeqRange.ALL));
  }

  private static String json(JsonpSerializable value) {
    return JsonpUtils.toJsonString(value, new co.elastic.clients.json.jackson.JacksonJsonpMapper());
  }
}
