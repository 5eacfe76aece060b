package dev.confab.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object as UTF-8, field by field; a null field is left out. */
final class JsonObject {
  /** Characters beyond 16 bits as the four bytes they are in UTF-8, not as twelve of escapes. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          // Not by thread, as Jackson does: frames are written by many that live briefly.
          .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
          .build();

  private static final int INITIAL_BYTES = 320;

  /** Always three digits of a second, so that times sort as texts. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_BYTES);
  private final JsonGenerator json;

  private interface Writing {
    void write() throws IOException;
  }

  private JsonObject() {
    try {
      json = JSON.createGenerator(out);
      json.writeStartObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A frame of a type. */
  static JsonObject frame(String type) {
    return new JsonObject().text("t", type);
  }

  /** An object that is no frame. */
  static JsonObject plain() {
    return new JsonObject();
  }

  JsonObject text(String name, @Nullable String value) {
    return value == null ? this : write(() -> json.writeStringField(name, value));
  }

  JsonObject uuid(String name, @Nullable UUID value) {
    return text(name, value == null ? null : value.toString());
  }

  JsonObject time(String name, @Nullable Instant value) {
    return text(name, value == null ? null : TIME.format(value));
  }

  JsonObject number(String name, @Nullable Long value) {
    return value == null ? this : write(() -> json.writeNumberField(name, value));
  }

  JsonObject flag(String name, boolean value) {
    return write(() -> json.writeBooleanField(name, value));
  }

  JsonObject texts(String name, List<String> values) {
    return write(
        () -> {
          json.writeArrayFieldStart(name);
          for (String value : values) {
            json.writeString(value);
          }
          json.writeEndArray();
        });
  }

  JsonObject object(String name, Consumer<JsonObject> fields) {
    write(() -> json.writeObjectFieldStart(name));
    fields.accept(this);
    return write(json::writeEndObject);
  }

  <T> JsonObject objects(String name, List<T> values, BiConsumer<T, JsonObject> fields) {
    write(() -> json.writeArrayFieldStart(name));
    for (T value : values) {
      write(json::writeStartObject);
      fields.accept(value, this);
      write(json::writeEndObject);
    }
    return write(json::writeEndArray);
  }

  /** Ends the object. */
  byte[] bytes() {
    write(
        () -> {
          json.writeEndObject();
          json.close();
        });
    return out.toByteArray();
  }

  private JsonObject write(Writing writing) {
    try {
      writing.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }
}
