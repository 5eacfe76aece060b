package dev.confab.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Values of one topic, as bytes in Confluent's wire format: magic byte 0, schema id (4 bytes, big
 * endian), Avro binary. Ids of the types that we write are resolved once, at construction; ids that
 * we meet are resolved once each. Safe for use by many threads.
 *
 * @param <T> the sealed type of the topic's values
 */
public final class TopicCodec<T> {
  /** Bytes before the Avro body. */
  public static final int HEADER_BYTES = 5;

  private static final byte MAGIC = 0;
  private static final int INITIAL_BYTES = 512;

  private final String topic;
  private final SchemaIds ids;
  private final Map<Class<?>, Writer> writers = new HashMap<>();
  private final Map<String, RecordCodec<? extends T>> codecsByName = new HashMap<>();
  private final Map<Integer, Reader<? extends T>> readers = new ConcurrentHashMap<>();

  private record Writer(
      int id, RecordCodec<?> codec, GenericDatumWriter<GenericData.Record> avro) {}

  private record Reader<R>(
      @Nullable RecordCodec<R> codec,
      String recordName,
      GenericDatumReader<GenericData.Record> avro) {}

  TopicCodec(String topic, SchemaIds ids, List<RecordCodec<? extends T>> codecs) {
    this.topic = topic;
    this.ids = ids;
    for (RecordCodec<? extends T> codec : codecs) {
      Schema schema = codec.schema();
      codecsByName.put(schema.getFullName(), codec);
      int id = ids.register(subject(topic, schema.getFullName()), schema.toString());
      writers.put(codec.type(), new Writer(id, codec, new GenericDatumWriter<>(schema)));
    }
  }

  /** The subject of a record type in a topic (TopicRecordNameStrategy). */
  public static String subject(String topic, String recordName) {
    return topic + "-" + recordName;
  }

  /**
   * Encodes a value.
   *
   * @throws IllegalArgumentException if the topic does not carry its type
   */
  public byte[] encode(T value) {
    Writer writer = writers.get(value.getClass());
    if (writer == null) {
      throw new IllegalArgumentException(
          "topic " + topic + " does not carry " + value.getClass().getSimpleName());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_BYTES);
    out.write(MAGIC);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(writer.id).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      writer.avro.write(writer.codec.toAvro(value), encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /**
   * Decodes a value.
   *
   * @throws UnknownRecordTypeException if its type is not one that this release knows
   * @throws MalformedRecordException if the bytes are no record
   * @throws RegistryException if its schema cannot be had
   */
  public T decode(byte[] bytes) {
    Reader<? extends T> reader = readerOf(bytes);
    if (reader.codec == null) {
      throw new UnknownRecordTypeException(topic, reader.recordName);
    }
    try {
      return reader.codec.fromAvro(body(reader, bytes));
    } catch (IOException | RuntimeException e) {
      throw unreadable(reader, e);
    }
  }

  /**
   * A whole number in a record of any type, known to this release or not.
   *
   * @return empty if its type has no such field, or one that is no {@code long}
   * @throws MalformedRecordException if the bytes are no record
   * @throws RegistryException if its schema cannot be had
   */
  public OptionalLong number(byte[] bytes, String field) {
    Reader<? extends T> reader = readerOf(bytes);
    Schema.Field found = reader.avro.getExpected().getField(field);
    if (found == null || found.schema().getType() != Schema.Type.LONG) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of((long) body(reader, bytes).get(found.pos()));
    } catch (IOException | RuntimeException e) {
      throw unreadable(reader, e);
    }
  }

  /**
   * The type of a value without decoding it.
   *
   * @return the Java record class, or null for a type that this release does not know
   * @throws MalformedRecordException if the bytes are no record
   * @throws RegistryException if its schema cannot be had
   */
  public @Nullable Class<? extends T> typeOf(byte[] bytes) {
    RecordCodec<? extends T> codec = readerOf(bytes).codec;
    return codec == null ? null : codec.type();
  }

  /** Full name of a value's type, known or not, as its schema has it. */
  public String recordName(byte[] bytes) {
    return readerOf(bytes).recordName;
  }

  private static GenericData.Record body(Reader<?> reader, byte[] bytes) throws IOException {
    return reader.avro.read(
        null,
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
  }

  private MalformedRecordException unreadable(Reader<?> reader, Exception cause) {
    return new MalformedRecordException(
        "a " + reader.recordName + " of topic " + topic + " cannot be read", cause);
  }

  private Reader<? extends T> readerOf(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      throw new MalformedRecordException(
          "a value of topic " + topic + " does not start with magic byte 0 and a schema id");
    }
    int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    Reader<? extends T> known = readers.get(id);
    return known != null ? known : readers.computeIfAbsent(id, this::resolve);
  }

  private Reader<? extends T> resolve(int id) {
    Schema writerSchema = RecordCodec.parse(ids.schema(id));
    return readerFor(writerSchema, codecsByName.get(writerSchema.getFullName()));
  }

  private static <R> Reader<R> readerFor(Schema writerSchema, @Nullable RecordCodec<R> codec) {
    return codec == null
        ? new Reader<>(null, writerSchema.getFullName(), new GenericDatumReader<>(writerSchema))
        : new Reader<>(
            codec,
            writerSchema.getFullName(),
            new GenericDatumReader<>(writerSchema, codec.schema()));
  }
}
