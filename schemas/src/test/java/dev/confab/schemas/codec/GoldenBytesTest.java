package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Sample;
import dev.confab.schemas.Samples;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every record type behind magic byte and schema id; other readers rely on them. */
final class GoldenBytesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final int HEX_PER_LINE = 64;

  private final InMemorySchemaIds ids = new InMemorySchemaIds();

  static List<Sample<?>> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void bytes_are_the_golden_ones(Sample<?> sample) throws IOException {
    Path file = FOLDER.resolve(sample.topic().name()).resolve(sample.typeName() + ".hex");
    byte[] bytes = sample.encode(ids);
    String actual = lines(Arrays.copyOfRange(bytes, TopicCodec.HEADER_BYTES, bytes.length));
    if (UPDATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }

    assertThat(file)
        .as(
            "golden bytes; a released type must keep its bytes, for a new one run the tests with"
                + " -Dgolden.update=true")
        .exists()
        .content()
        .isEqualTo(actual);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_record_starts_with_magic_byte_and_schema_id(Sample<?> sample) {
    byte[] bytes = sample.encode(ids);
    TopicCodec<?> codec = sample.topic().codec(ids);
    String subject = TopicCodec.subject(sample.topic().name(), codec.recordName(bytes));
    int id = ids.register(subject, ids.schema(bytes[4]));

    assertThat(bytes).startsWith(0, 0, 0, 0, id);
  }

  private static String lines(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll("(.{1," + HEX_PER_LINE + "})", "$1\n");
  }
}
