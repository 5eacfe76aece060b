package dev.confab.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.catalogue.Topic.Readers;
import dev.confab.schemas.catalogue.Topic.Retention;
import dev.confab.schemas.registry.InMemorySchemaIds;
import org.junit.jupiter.api.Test;

final class TopicsTest {
  @Test
  void names_are_unique() {
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
  }

  @Test
  void truth_is_kept_for_ever() {
    assertThat(Topics.CHAT_EVENTS.retention()).isEqualTo(new Retention.Forever());
    assertThat(Topics.USER_EVENTS.retention()).isEqualTo(new Retention.Forever());
    assertThat(Topics.NAME_EVENTS.retention()).isEqualTo(new Retention.Forever());
  }

  @Test
  void what_holds_secrets_is_private() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.readers() == Readers.PRIVATE)
        .containsExactlyInAnyOrder(
            Topics.USER_COMMANDS,
            Topics.CREDENTIAL_EVENTS,
            Topics.NAME_COMMANDS,
            Topics.NAME_EVENTS);
  }

  @Test
  void every_topic_has_a_codec() {
    InMemorySchemaIds ids = new InMemorySchemaIds();

    assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.codec(ids)).isNotNull());
  }
}
