package dev.confab.ops.registration;

import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Names of the types of records, as the catalogue knows them. */
final class RecordTypes {
  /** What ends a credential. */
  static final String TOMBSTONE = "Tombstone";

  private final Map<String, TopicCodec<?>> codecs = new HashMap<>();

  RecordTypes(SchemaIds ids) {
    for (Topic<?> topic : Topics.all()) {
      codecs.put(topic.name(), topic.codec(ids));
    }
  }

  /** The type of a value; empty for what is in no topic of the catalogue, such as changelogs. */
  Optional<String> of(String topic, byte[] value) {
    TopicCodec<?> codec = codecs.get(topic);
    if (codec == null) {
      return Optional.empty();
    }
    return Optional.of(
        value == null ? TOMBSTONE : Objects.requireNonNull(codec.typeOf(value)).getSimpleName());
  }
}
