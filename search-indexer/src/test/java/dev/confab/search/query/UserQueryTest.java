package dev.confab.search.query;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.search.Golden;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UserQueryTest {
  @Test
  void a_name_is_looked_for_in_three_ways() throws Exception {
    Golden.assertJson("users-by-name.json", json(new UserSearchRequest("@ada", 20, null)));
  }

  @Test
  void each_word_has_a_clause_and_signs_alone_have_none() throws Exception {
    Golden.assertJson("users-by-words.json", json(new UserSearchRequest("ad & lov", 5, null)));
  }

  @Test
  void a_mention_of_nobody_matches_nothing() throws Exception {
    Golden.assertJson("users-nobody.json", json(new UserSearchRequest("@", 5, null)));
  }

  @Test
  void the_next_page_begins_behind_the_last_hit() throws Exception {
    String cursor = new RankedCursor(2, "ada", new UUID(0, 1)).encoded();

    Golden.assertJson("users-next-page.json", json(new UserSearchRequest("ad", 20, cursor)));
  }

  private static String json(UserSearchRequest request) {
    return JsonpUtils.toJsonString(UserQuery.of(request), new JacksonJsonpMapper());
  }
}
