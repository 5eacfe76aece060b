package dev.confab.schemas;

import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.codec.SchemaIds;

/**
 * A value of a topic, for tests.
 *
 * @param topic the topic that carries it
 * @param value the value
 */
public record Sample<T>(Topic<T> topic, T value) {
  /** The value as bytes. */
  public byte[] encode(SchemaIds ids) {
    return topic.codec(ids).encode(value);
  }

  /** What bytes of the topic say. */
  public Object decode(SchemaIds ids, byte[] bytes) {
    return topic.codec(ids).decode(bytes);
  }

  /** Short name of the value's type. */
  public String typeName() {
    return value.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    return topic.name() + " " + typeName();
  }
}
