package dev.confab.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.search.ElasticHttp;
import dev.confab.search.Golden;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SearchIndexTest {
  private ElasticHttp http;
  private Elastic elastic;

  @BeforeEach
  void connect() throws Exception {
    http = ElasticHttp.start();
    elastic = http.connect();
  }

  @AfterEach
  void disconnect() {
    elastic.close();
    http.close();
  }

  @Test
  void the_template_is_the_golden_one() throws Exception {
    new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)).ensure();

    assertThat(http.calls("PUT", "/_index_template/confab-messages-v1")).hasSize(1);
    Golden.assertJson(
        "message-template.json",
        http.calls("PUT", "/_index_template/confab-messages-v1").getFirst().body());
  }

  @Test
  void the_template_of_users_is_the_golden_one() throws Exception {
    http.withIndex("users");

    new SearchIndex(elastic, IndexName.USERS, new IndexShape(1, 0)).ensure();

    Golden.assertJson(
        "user-template.json",
        http.calls("PUT", "/_index_template/confab-users-v1").getFirst().body());
  }

  @Test
  void the_template_of_chats_is_the_golden_one() throws Exception {
    http.withIndex("chats");

    new SearchIndex(elastic, IndexName.CHATS, new IndexShape(1, 0)).ensure();

    Golden.assertJson(
        "chat-template.json",
        http.calls("PUT", "/_index_template/confab-chats-v1").getFirst().body());
  }

  @Test
  void shards_and_replicas_are_configured() {
    new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(3, 2)).ensure();

    assertThat(http.calls("PUT", "/_index_template/confab-messages-v1").getFirst().body())
        .contains("\"number_of_shards\":\"3\"", "\"number_of_replicas\":\"2\"")
        .doesNotContain("\"number_of_shards\":\"1\"");
  }

  @Test
  void the_first_index_is_created_behind_the_alias() {
    assertThat(new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)).ensure())
        .isEqualTo("created");

    assertThat(http.calls("PUT", "/confab-messages-v1-000001").getFirst().body())
        .isEqualTo("{\"aliases\":{\"confab-messages\":{\"is_write_index\":true}}}");
  }

  @Test
  void an_index_that_is_there_is_left_alone() {
    http.withIndex("old");

    assertThat(new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)).ensure())
        .isEqualTo("old");

    assertThat(http.calls("PUT", "/confab-messages-v1-000001")).isEmpty();
  }

  @Test
  void an_outage_is_no_wrong_request() {
    http.outage(503);

    assertThatThrownBy(
            () -> new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)).ensure())
        .isInstanceOf(IndexUnavailableException.class)
        .hasMessage("Elasticsearch answered 503");
  }

  @Test
  void nobody_there_is_an_outage() {
    http.close();

    assertThatThrownBy(
            () -> new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)).ensure())
        .isInstanceOf(IndexUnavailableException.class)
        .hasMessageContaining("does not answer");
  }
}
