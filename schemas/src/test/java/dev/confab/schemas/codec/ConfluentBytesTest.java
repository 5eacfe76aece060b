package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Sample;
import dev.confab.schemas.Samples;
import dev.confab.schemas.registry.RegistryClient;
import dev.confab.schemas.registry.RegistryServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our bytes are Confluent's bytes: what its serializer writes we read, and the other way; both talk
 * to one registry. Runs with the profile {@code -Pconfluent}, which fetches its classes.
 */
@EnabledIf(
    value = "confluentsClassesAreThere",
    disabledReason = "Confluent's serializers are not on the class path: run with -Pconfluent")
final class ConfluentBytesTest {
  private static final String PACKAGE = "io.confluent.kafka.serializers.";

  private RegistryServer registry;
  private RegistryClient ids;
  private Serializer<Object> serializer;
  private Deserializer<Object> deserializer;

  static List<Sample<?>> samples() {
    return Samples.all();
  }

  static boolean confluentsClassesAreThere() {
    return ConfluentBytesTest.class.getResource(
            "/" + PACKAGE.replace('.', '/') + "KafkaAvroSerializer.class")
        != null;
  }

  @BeforeEach
  void open() throws Exception {
    registry = RegistryServer.start();
    ids = new RegistryClient(registry.url());
    Map<String, Object> settings =
        Map.of(
            "schema.registry.url",
            registry.url(),
            "value.subject.name.strategy",
            PACKAGE + "subject.TopicRecordNameStrategy");
    serializer = create("KafkaAvroSerializer");
    serializer.configure(settings, false);
    deserializer = create("KafkaAvroDeserializer");
    deserializer.configure(settings, false);
  }

  @AfterEach
  void close() {
    serializer.close();
    deserializer.close();
    ids.close();
    registry.close();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void confluents_serializer_writes_the_same_bytes_under_the_same_subject(Sample<?> sample)
      throws Exception {
    byte[] ours = sample.encode(ids);
    Map<String, Integer> subjects = Map.copyOf(registry.subjects());

    byte[] theirs = serializer.serialize(sample.topic().name(), generic(ours));

    assertThat(theirs).isEqualTo(ours);
    assertThat(registry.subjects()).isEqualTo(subjects);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void confluents_deserializer_reads_what_we_write(Sample<?> sample) throws Exception {
    byte[] ours = sample.encode(ids);

    assertThat(deserializer.deserialize(sample.topic().name(), ours)).isEqualTo(generic(ours));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void we_read_what_confluents_serializer_wrote_first(Sample<?> sample) throws Exception {
    byte[] ours = sample.encode(ids);
    try (RegistryServer fresh = RegistryServer.start();
        RegistryClient freshIds = new RegistryClient(fresh.url());
        Serializer<Object> first = create("KafkaAvroSerializer")) {
      first.configure(
          Map.of(
              "schema.registry.url",
              fresh.url(),
              "value.subject.name.strategy",
              PACKAGE + "subject.TopicRecordNameStrategy"),
          false);

      byte[] theirs = first.serialize(sample.topic().name(), generic(ours));

      assertThat(sample.decode(freshIds, theirs)).isEqualTo(sample.value());
    }
  }

  private GenericData.Record generic(byte[] bytes) throws IOException {
    Schema schema = RecordCodec.parse(ids.schema(bytes[4]));
    return new GenericDatumReader<GenericData.Record>(schema)
        .read(
            null,
            DecoderFactory.get()
                .binaryDecoder(
                    bytes, TopicCodec.HEADER_BYTES, bytes.length - TopicCodec.HEADER_BYTES, null));
  }

  @SuppressWarnings("unchecked")
  private static <T> T create(String name) throws ReflectiveOperationException {
    return (T) Class.forName(PACKAGE + name).getDeclaredConstructor().newInstance();
  }
}
