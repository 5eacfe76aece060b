package dev.confab.schemas.codec;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Fills one Avro record field by field; a field that the schema does not have throws at once. */
final class AvroOut {
  private final GenericData.Record record;

  AvroOut(Schema schema) {
    this.record = new GenericData.Record(schema);
  }

  GenericData.Record record() {
    return record;
  }

  AvroOut uuid(String field, @Nullable UUID id) {
    record.put(field, id == null ? null : new GenericData.Fixed(schemaOf(field), Ids.bytes(id)));
    return this;
  }

  AvroOut uuids(String field, List<UUID> ids) {
    Schema array = schemaOf(field);
    GenericData.Array<Object> out = new GenericData.Array<>(ids.size(), array);
    for (UUID id : ids) {
      out.add(new GenericData.Fixed(array.getElementType(), Ids.bytes(id)));
    }
    record.put(field, out);
    return this;
  }

  AvroOut hash(String field, @Nullable Sha256 hash) {
    record.put(field, hash == null ? null : new GenericData.Fixed(schemaOf(field), hash.bytes()));
    return this;
  }

  AvroOut text(String field, @Nullable String value) {
    record.put(field, value);
    return this;
  }

  AvroOut number(String field, @Nullable Long value) {
    record.put(field, value);
    return this;
  }

  AvroOut flag(String field, boolean value) {
    record.put(field, value);
    return this;
  }

  AvroOut time(String field, @Nullable Instant value) {
    record.put(field, value == null ? null : value.toEpochMilli());
    return this;
  }

  AvroOut symbol(String field, Enum<?> value) {
    record.put(field, new GenericData.EnumSymbol(schemaOf(field), value.name()));
    return this;
  }

  AvroOut symbols(String field, List<? extends Enum<?>> values) {
    Schema array = schemaOf(field);
    GenericData.Array<Object> out = new GenericData.Array<>(values.size(), array);
    for (Enum<?> value : values) {
      out.add(new GenericData.EnumSymbol(array.getElementType(), value.name()));
    }
    record.put(field, out);
    return this;
  }

  <T> AvroOut nested(String field, @Nullable T value, BiConsumer<T, AvroOut> writer) {
    if (value == null) {
      record.put(field, null);
    } else {
      AvroOut inner = new AvroOut(schemaOf(field));
      writer.accept(value, inner);
      record.put(field, inner.record);
    }
    return this;
  }

  <T> AvroOut list(String field, List<T> values, BiConsumer<T, AvroOut> writer) {
    Schema array = schemaOf(field);
    GenericData.Array<Object> out = new GenericData.Array<>(values.size(), array);
    for (T value : values) {
      AvroOut inner = new AvroOut(array.getElementType());
      writer.accept(value, inner);
      out.add(inner.record);
    }
    record.put(field, out);
    return this;
  }

  AvroOut sealed(@Nullable Sealed sealed) {
    return nested(
        "sealed",
        sealed,
        (value, out) ->
            out.text("keyId", value.keyId())
                .bytes("nonce", value.nonce().toArray())
                .bytes("bytes", value.bytes().toArray()));
  }

  private AvroOut bytes(String field, byte[] value) {
    record.put(field, ByteBuffer.wrap(value));
    return this;
  }

  /** The schema of a field; of a nullable one, the schema of its value. */
  private Schema schemaOf(String field) {
    Schema schema = record.getSchema().getField(field).schema();
    return schema.isUnion() ? schema.getTypes().get(1) : schema;
  }
}
