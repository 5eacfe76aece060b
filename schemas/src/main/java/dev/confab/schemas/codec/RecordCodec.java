package dev.confab.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * One record type: its Avro schema, and the way from the Java record to it and back.
 *
 * @param <T> the Java record
 */
final class RecordCodec<T> {
  private final Class<T> type;
  private final Schema schema;
  private final BiConsumer<T, AvroOut> writer;
  private final Function<AvroIn, T> reader;

  private RecordCodec(
      Class<T> type, Schema schema, BiConsumer<T, AvroOut> writer, Function<AvroIn, T> reader) {
    this.type = type;
    this.schema = schema;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * A codec for the schema {@code avro/<folder>/<simple name of type>.avsc} on the class path.
   *
   * @throws IllegalStateException if there is no such schema
   */
  static <T> RecordCodec<T> of(
      String folder, Class<T> type, BiConsumer<T, AvroOut> writer, Function<AvroIn, T> reader) {
    String path = "/avro/" + folder + "/" + type.getSimpleName() + ".avsc";
    try (InputStream in = RecordCodec.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no schema at " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new RecordCodec<>(type, parse(text), writer, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a schema whose strings are read as {@code String}. */
  static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }

  Class<T> type() {
    return type;
  }

  Schema schema() {
    return schema;
  }

  GenericData.Record toAvro(Object value) {
    AvroOut out = new AvroOut(schema);
    writer.accept(type.cast(value), out);
    return out.record();
  }

  T fromAvro(GenericData.Record record) {
    return reader.apply(new AvroIn(record));
  }
}
