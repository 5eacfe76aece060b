package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No schema may part from what has been released. */
final class CompatibilityTest {
  private static final Path RELEASED = Path.of("src/test/resources/released");

  @Test
  void schemas_go_with_all_that_were_released() throws Exception {
    Map<String, String> current = Codecs.schemas();

    for (var type : ReleasedSchemas.in(RELEASED).entrySet()) {
      assertThat(current).as("a released type may not go").containsKey(type.getKey());
      ReleasedSchemas.check(RecordCodec.parse(current.get(type.getKey())), type.getValue());
    }
  }

  @Test
  void every_enum_has_a_default_and_so_has_every_nullable_field() {
    Codecs.schemas().values().stream().map(RecordCodec::parse).forEach(this::checkDefaults);
  }

  @Test
  void a_field_may_come_with_a_default() {
    assertThatCode(() -> ReleasedSchemas.check(record(A, B_WITH_DEFAULT), List.of(record(A))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_field_may_not_come_without_a_default() {
    assertThatThrownBy(() -> ReleasedSchemas.check(record(A, B), List.of(record(A))))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void a_field_without_a_default_may_not_go() {
    assertThatThrownBy(() -> ReleasedSchemas.check(record(A), List.of(record(A, B))))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void every_released_version_counts_not_only_the_last() {
    List<Schema> released = List.of(record(A, B_WITH_DEFAULT), record(A, B));

    assertThatThrownBy(() -> ReleasedSchemas.check(record(A), released))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void released_versions_are_read_from_the_newest(@TempDir Path folder) throws Exception {
    Path type = Files.createDirectory(folder.resolve("confab.test.R"));
    for (int version = 1; version <= 10; version++) {
      Files.writeString(
          type.resolve(version + ".avsc"), record(A).toString().replace("first", "v" + version));
    }

    List<Schema> versions = ReleasedSchemas.in(folder).get("confab.test.R");

    assertThat(versions).hasSize(10);
    assertThat(versions.getFirst().getField("a").doc()).isEqualTo("v10");
    assertThat(versions.getLast().getField("a").doc()).isEqualTo("v1");
  }

  private void checkDefaults(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          assertThat(!field.schema().isNullable() || field.hasDefaultValue())
              .as("%s.%s is nullable and has a default", schema.getFullName(), field.name())
              .isTrue();
          checkDefaults(field.schema());
        }
      }
      case ENUM -> assertThat(schema.getEnumDefault()).as(schema.getFullName()).isNotNull();
      case UNION -> schema.getTypes().forEach(this::checkDefaults);
      case ARRAY -> checkDefaults(schema.getElementType());
      case MAP -> checkDefaults(schema.getValueType());
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static final String A = "{\"name\":\"a\",\"type\":\"long\",\"doc\":\"first\"}";
  private static final String B = "{\"name\":\"b\",\"type\":\"string\"}";
  private static final String B_WITH_DEFAULT =
      "{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}";

  private static Schema record(String... fields) {
    return RecordCodec.parse(
        "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"confab.test\",\"fields\":["
            + String.join(",", fields)
            + "]}");
  }
}
