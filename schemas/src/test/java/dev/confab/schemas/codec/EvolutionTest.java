package dev.confab.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.schemas.Samples;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** Records of older and newer releases are read. */
final class EvolutionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final MessagePosted message = sample(MessagePosted.class);

  @Test
  void a_field_that_an_older_release_did_not_write_has_its_default() throws Exception {
    byte[] old =
        writtenWith(message, schema -> fields(schema).remove(fieldIndex(schema, "imported")));

    assertThat(codec.decode(old))
        .isEqualTo(
            new MessagePosted(
                message.chatId(),
                message.seq(),
                message.no(),
                message.actor(),
                message.at(),
                message.sentAt(),
                message.cause(),
                message.content(),
                message.sealed(),
                message.replyTo(),
                message.threadRoot(),
                message.mentions(),
                message.forwarded(),
                null));
  }

  @Test
  void a_field_that_a_newer_release_adds_is_passed_over() throws Exception {
    byte[] newer =
        writtenWith(
            message,
            schema ->
                fields(schema)
                    .insertObject(3)
                    .put("name", "mood")
                    .put("type", "string")
                    .put("default", "happy"));

    assertThat(codec.decode(newer)).isEqualTo(message);
  }

  @Test
  void a_symbol_that_a_newer_release_adds_is_unknown() throws Exception {
    ChatCreated created = sample(ChatCreated.class);
    byte[] newer =
        writtenWith(
            created,
            schema -> {
              ObjectNode type = (ObjectNode) fields(schema).get(fieldIndex(schema, "type"));
              // At GROUP's place, so that what is written as GROUP is what only they know.
              ((ObjectNode) type.get("type"))
                  .set("symbols", JSON.valueToTree(List.of("UNKNOWN", "NEWER", "GROUP")));
            },
            record ->
                record.put(
                    "type",
                    new GenericData.EnumSymbol(
                        record.getSchema().getField("type").schema(), "NEWER")));

    assertThat(((ChatCreated) codec.decode(newer)).type()).isEqualTo(ChatType.UNKNOWN);
  }

  private byte[] writtenWith(ChatEvent event, Consumer<ObjectNode> change) throws IOException {
    return writtenWith(event, change, _ -> {});
  }

  /** The bytes of an event as a release with another schema of it writes them. */
  private byte[] writtenWith(
      ChatEvent event, Consumer<ObjectNode> change, Consumer<GenericData.Record> content)
      throws IOException {
    byte[] bytes = codec.encode(event);
    Schema ours = RecordCodec.parse(ids.schema(bytes[4]));
    ObjectNode json = (ObjectNode) JSON.readTree(ours.toString());
    change.accept(json);
    Schema theirs = RecordCodec.parse(json.toString());
    GenericData.Record record =
        new GenericDatumReader<GenericData.Record>(ours, theirs)
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(
                        bytes,
                        TopicCodec.HEADER_BYTES,
                        bytes.length - TopicCodec.HEADER_BYTES,
                        null));
    content.accept(record);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 0, 0, (byte) ids.register("theirs", theirs.toString())});
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(theirs).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static ArrayNode fields(ObjectNode schema) {
    return (ArrayNode) schema.get("fields");
  }

  private static int fieldIndex(ObjectNode schema, String name) {
    ArrayNode fields = fields(schema);
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).get("name").asText().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no field " + name);
  }

  private static <T> T sample(Class<T> type) {
    return Samples.all().stream()
        .filter(sample -> type.isInstance(sample.value()))
        .map(sample -> type.cast(sample.value()))
        .findFirst()
        .orElseThrow();
  }
}
