package dev.confab.search.query;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.search.Golden;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ChatQueryTest {
  @Test
  void words_may_be_in_the_name_or_in_the_description() throws Exception {
    Golden.assertJson("chats-by-words.json", json(new ChatSearchRequest("sea foo", 20, null)));
  }

  @Test
  void signs_alone_are_no_words() throws Exception {
    Golden.assertJson("chats-by-signs.json", json(new ChatSearchRequest("#!", 20, null)));
  }

  @Test
  void without_words_all_are_listed_by_name() throws Exception {
    Golden.assertJson("chats-all.json", json(new ChatSearchRequest(null, 20, null)));
  }

  @Test
  void the_next_page_begins_behind_the_last_hit() throws Exception {
    String cursor = new RankedCursor(3, "cooks", new UUID(0, 1)).encoded();

    Golden.assertJson("chats-next-page.json", json(new ChatSearchRequest("coo", 20, cursor)));
  }

  private static String json(ChatSearchRequest request) {
    return JsonpUtils.toJsonString(ChatQuery.of(request), new JacksonJsonpMapper());
  }
}
