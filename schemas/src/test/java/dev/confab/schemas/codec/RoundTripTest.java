package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.schemas.RandomRecords;
import dev.confab.schemas.Sample;
import dev.confab.schemas.Samples;
import dev.confab.schemas.Types;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.SessionEnded;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read. */
final class RoundTripTest {
  private static final int VALUES_PER_TYPE = 200;

  private final InMemorySchemaIds ids = new InMemorySchemaIds();

  static List<Sample<?>> samples() {
    return Samples.all();
  }

  static Stream<Topic<?>> topics() {
    return Topics.all().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_type_of_a_topic_has_a_sample(Topic<?> topic) {
    List<Class<?>> sampled =
        Samples.all().stream()
            .filter(sample -> sample.topic() == topic)
            .<Class<?>>map(sample -> sample.value().getClass())
            .toList();

    assertThat(sampled)
        .as("a type without a sample: add it to Samples")
        .hasSameElementsAs(Types.of(topic));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_comes_back(Sample<?> sample) {
    assertThat(sample.decode(ids, sample.encode(ids))).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_type_is_known_without_decoding(Sample<?> sample) {
    TopicCodec<?> codec = sample.topic().codec(ids);

    assertThat(codec.typeOf(sample.encode(ids))).isEqualTo(sample.value().getClass());
    assertThat(codec.recordName(sample.encode(ids))).endsWith("." + sample.typeName());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void random_values_come_back(Topic<?> topic) throws Exception {
    long seed = new java.util.Random().nextLong();
    roundTrips(topic, seed);
  }

  private <T> void roundTrips(Topic<T> topic, long seed) throws ReflectiveOperationException {
    RandomRecords random = new RandomRecords(seed);
    TopicCodec<T> codec = topic.codec(ids);
    for (Class<?> type : Types.of(topic)) {
      for (int i = 0; i < VALUES_PER_TYPE; i++) {
        @SuppressWarnings("unchecked")
        T value = (T) random.next(type);
        assertThat(codec.decode(codec.encode(value)))
            .as("%s number %d of seed %d", type.getSimpleName(), i, seed)
            .isEqualTo(value);
      }
    }
  }

  @Test
  void a_tombstone_has_no_bytes() {
    SessionEnded end = new SessionEnded(new UUID(0, 1), new UUID(0, 2));

    assertThatThrownBy(() -> Topics.CREDENTIAL_EVENTS.codec(ids).encode(end))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("topic credential-events does not carry SessionEnded");
  }
}
