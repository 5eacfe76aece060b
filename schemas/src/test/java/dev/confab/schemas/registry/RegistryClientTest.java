package dev.confab.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.schemas.Samples;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.RegistryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RegistryClientTest {
  private static final String SCHEMA =
      "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"confab.test\",\"fields\":[]}";

  private RegistryServer server;
  private RegistryClient client;

  @BeforeEach
  void connect() throws Exception {
    server = RegistryServer.start();
    client = new RegistryClient(server.url());
  }

  @AfterEach
  void disconnect() {
    client.close();
    server.close();
  }

  @Test
  void a_schema_is_registered_under_its_subject_and_read_by_its_id() {
    int id = client.register("topic-confab.test.R", SCHEMA);

    assertThat(server.subjects()).containsEntry("topic-confab.test.R", id);
    try (RegistryClient other = new RegistryClient(server.url())) {
      assertThat(other.schema(id)).isEqualTo(SCHEMA);
    }
  }

  @Test
  void a_subject_is_one_part_of_the_path_whatever_is_in_it() {
    client.register("a/b c?d", SCHEMA);

    assertThat(server.subjects()).containsOnlyKeys("a/b c?d");
  }

  @Test
  void what_was_asked_once_is_never_asked_again() {
    int id = client.register("s", SCHEMA);
    server.close();

    assertThat(client.register("s", SCHEMA)).isEqualTo(id);
    assertThat(client.schema(id)).isEqualTo(SCHEMA);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_codec_that_was_made_works_without_the_registry() {
    var sample = Samples.all().getFirst();
    byte[] bytes = sample.encode(client);
    server.close();

    assertThat(sample.decode(client, bytes)).isEqualTo(sample.value());
  }

  @Test
  void every_type_has_its_own_subject() {
    Topics.NODE_INBOX.codec(client);

    assertThat(server.subjects())
        .containsOnlyKeys(
            "node-inbox-confab.outcome.Accepted", "node-inbox-confab.outcome.Rejected");
  }

  @Test
  void compatibility_is_set_for_all_subjects() {
    client.setCompatibility("FULL_TRANSITIVE");

    assertThat(server.compatibility()).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void an_incompatible_schema_is_refused_with_the_registrys_words() {
    server.force(
        409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}");

    assertThatThrownBy(() -> client.register("s", SCHEMA))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("409")
        .hasMessageContaining("/subjects/s/versions")
        .hasMessageContaining("incompatible");
  }

  @Test
  void an_unknown_id_is_said_to_be_unknown_and_asked_for_again_later() {
    assertThatThrownBy(() -> client.schema(1))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("404");

    assertThat(client.register("s", SCHEMA)).isEqualTo(1);
    assertThat(client.schema(1)).isEqualTo(SCHEMA);
  }

  @Test
  void an_answer_that_is_no_json_is_refused() {
    server.force(200, "<html>a proxy's page</html>");

    assertThatThrownBy(() -> client.register("s", SCHEMA))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no JSON");
  }

  @Test
  void an_answer_without_what_was_asked_for_is_refused_and_not_kept() {
    server.force(200, "{\"something\":\"else\"}");

    assertThatThrownBy(() -> client.register("s", SCHEMA)).isInstanceOf(RegistryException.class);
    assertThatThrownBy(() -> client.schema(7)).isInstanceOf(RegistryException.class);
  }

  @Test
  void an_empty_answer_is_refused() {
    server.force(200, "");

    assertThatThrownBy(() -> client.schema(7)).isInstanceOf(RegistryException.class);
  }

  @Test
  void a_registry_that_is_down_is_said_to_be_down() {
    assertThat(client.isReachable()).isTrue();
    server.close();

    assertThat(client.isReachable()).isFalse();
    assertThatThrownBy(() -> client.schema(7))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("did not answer");
  }
}
