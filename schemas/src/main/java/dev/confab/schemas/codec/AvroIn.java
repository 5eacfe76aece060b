package dev.confab.schemas.codec;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads one Avro record field by field, after Avro has resolved it to the schema that we know. */
final class AvroIn {
  private final IndexedRecord record;

  AvroIn(IndexedRecord record) {
    this.record = record;
  }

  UUID uuid(String field) {
    return Objects.requireNonNull(uuidOrNull(field), field);
  }

  @Nullable UUID uuidOrNull(String field) {
    return get(field) instanceof GenericFixed id ? Ids.fromBytes(id.bytes()) : null;
  }

  List<UUID> uuids(String field) {
    return ((List<?>) Objects.requireNonNull(get(field), field))
        .stream().map(id -> Ids.fromBytes(((GenericFixed) id).bytes())).toList();
  }

  Sha256 hash(String field) {
    return Objects.requireNonNull(hashOrNull(field), field);
  }

  @Nullable Sha256 hashOrNull(String field) {
    return get(field) instanceof GenericFixed hash ? Sha256.fromBytes(hash.bytes()) : null;
  }

  String text(String field) {
    return Objects.requireNonNull(textOrNull(field), field);
  }

  @Nullable String textOrNull(String field) {
    Object value = get(field);
    return value == null ? null : value.toString();
  }

  long number(String field) {
    return Objects.requireNonNull(numberOrNull(field), field);
  }

  @Nullable Long numberOrNull(String field) {
    return (Long) get(field);
  }

  boolean flag(String field) {
    return (Boolean) Objects.requireNonNull(get(field), field);
  }

  Instant time(String field) {
    return Instant.ofEpochMilli(number(field));
  }

  @Nullable Instant timeOrNull(String field) {
    Long millis = numberOrNull(field);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  <E extends Enum<E>> E symbol(String field, Class<E> type) {
    return Enum.valueOf(type, text(field));
  }

  <E extends Enum<E>> List<E> symbols(String field, Class<E> type) {
    return ((List<?>) Objects.requireNonNull(get(field), field))
        .stream().map(symbol -> Enum.valueOf(type, symbol.toString())).toList();
  }

  <T> @Nullable T nested(String field, Function<AvroIn, T> reader) {
    return get(field) instanceof IndexedRecord inner ? reader.apply(new AvroIn(inner)) : null;
  }

  <T> T required(String field, Function<AvroIn, T> reader) {
    return Objects.requireNonNull(nested(field, reader), field);
  }

  <T> List<T> list(String field, Function<AvroIn, T> reader) {
    return ((List<?>) Objects.requireNonNull(get(field), field))
        .stream().map(inner -> reader.apply(new AvroIn((IndexedRecord) inner))).toList();
  }

  @Nullable Sealed sealed() {
    return nested(
        "sealed", in -> new Sealed(in.text("keyId"), in.bytes("nonce"), in.bytes("bytes")));
  }

  private Bytes bytes(String field) {
    ByteBuffer buffer = ((ByteBuffer) Objects.requireNonNull(get(field), field)).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return Bytes.copyOf(bytes);
  }

  private @Nullable Object get(String field) {
    return record.get(record.getSchema().getField(field).pos());
  }
}
