package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.schemas.Sample;
import dev.confab.schemas.Samples;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are no record, or none that this release knows, say so. */
final class MalformedBytesTest {
  private static final String UNKNOWN =
      "{\"type\":\"record\",\"name\":\"ChatFrozen\",\"namespace\":\"confab.chat\",\"fields\":[]}";
  private static final int FUZZ_ROUNDS = 400;

  private final InMemorySchemaIds ids = new InMemorySchemaIds();

  static List<Sample<?>> samples() {
    return Samples.all();
  }

  @Test
  void an_unknown_type_is_named() {
    int id = ids.register("chat-events-confab.chat.ChatFrozen", UNKNOWN);
    byte[] bytes = {0, 0, 0, 0, (byte) id};
    TopicCodec<?> codec = Topics.CHAT_EVENTS.codec(ids);

    assertThat(codec.typeOf(bytes)).isNull();
    assertThat(codec.recordName(bytes)).isEqualTo("confab.chat.ChatFrozen");
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(UnknownRecordTypeException.class)
        .hasMessageContaining("chat-events")
        .hasMessageContaining("confab.chat.ChatFrozen");
  }

  @Test
  void an_unknown_schema_id_is_the_registrys_matter() {
    assertThatThrownBy(() -> Topics.CHAT_EVENTS.codec(ids).decode(new byte[] {0, 0, 0, 99, 1}))
        .isInstanceOf(RegistryException.class);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_record_cut_short_is_malformed_wherever_it_is_cut(Sample<?> sample) {
    byte[] bytes = sample.encode(ids);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> sample.decode(ids, cut))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(MalformedRecordException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void another_magic_byte_is_malformed(Sample<?> sample) {
    byte[] bytes = sample.encode(ids);
    bytes[0] = 1;

    assertThatThrownBy(() -> sample.decode(ids, bytes))
        .isInstanceOf(MalformedRecordException.class);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void garbage_is_read_or_malformed_and_nothing_else(Sample<?> sample) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] bytes = sample.encode(ids);
    TopicCodec<?> codec = sample.topic().codec(ids);
    for (int round = 0; round < FUZZ_ROUNDS; round++) {
      byte[] garbled = garbled(bytes, random);
      try {
        assertThat(codec.decode(garbled)).isNotNull();
      } catch (MalformedRecordException e) {
        assertThat(e).hasMessageContaining(sample.topic().name());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("round " + round + " of seed " + seed, e);
      }
    }
  }

  @Test
  void an_absurd_length_is_malformed() {
    byte[] bytes = Topics.NODE_INBOX.codec(ids).encode(new Rejected(new UUID(0, 1), "c", "m"));
    byte[] absurd = Arrays.copyOf(bytes, bytes.length + 8);
    // The length of the code, behind header and command id, as a number of five bytes.
    Arrays.fill(absurd, TopicCodec.HEADER_BYTES + 16, TopicCodec.HEADER_BYTES + 20, (byte) 0xf0);
    absurd[TopicCodec.HEADER_BYTES + 20] = 0x0e;

    assertThatThrownBy(() -> Topics.NODE_INBOX.codec(ids).decode(absurd))
        .isInstanceOf(MalformedRecordException.class);
  }

  /** One to four bytes of the body are others. */
  private static byte[] garbled(byte[] bytes, Random random) {
    byte[] garbled = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int place = random.nextInt(TopicCodec.HEADER_BYTES, bytes.length);
      garbled[place] = (byte) random.nextInt();
    }
    return garbled;
  }
}
