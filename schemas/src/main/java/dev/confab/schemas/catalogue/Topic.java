package dev.confab.schemas.catalogue;

import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * One topic of the cluster: everything that creation, checks and documents need to know.
 *
 * @param <T> the sealed type of its values
 * @param name its name
 * @param key what the record key is, for people
 * @param keyBytes length of the key in bytes
 * @param retention how long records stay
 * @param readers who may read it
 * @param owner the module that writes it
 * @param doc one sentence on its content
 * @param codecs makes the codec of its values
 */
public record Topic<T>(
    String name,
    String key,
    int keyBytes,
    Retention retention,
    Readers readers,
    String owner,
    String doc,
    BiFunction<String, SchemaIds, TopicCodec<T>> codecs) {

  /** Who may read a topic. */
  public enum Readers {
    /** Data teams too: documented field by field. */
    PUBLIC,
    /** Confab's services only. */
    INTERNAL,
    /** Confab's services only, and it holds secrets. */
    PRIVATE
  }

  /** How long records stay. */
  public sealed interface Retention {
    /** For ever: the topic is truth. */
    record Forever() implements Retention {}

    /** For a time. Segments are cut accordingly, so that it also takes effect. */
    record For(Duration time) implements Retention {}

    /**
     * For minutes, and stamped by the broker: a reader can tell by one clock how much later than
     * others a record comes, and a writer's wrong clock keeps nothing.
     */
    record Passing(Duration time) implements Retention {}

    /** The newest record of each key. */
    record Compacted() implements Retention {}
  }

  /** The codec of its values, with schema ids resolved by a registry. */
  public TopicCodec<T> codec(SchemaIds ids) {
    return codecs.apply(name, ids);
  }
}
