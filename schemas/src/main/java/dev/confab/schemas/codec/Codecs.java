package dev.confab.schemas.codec;

import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The codec of every topic: the one seam between Java records and Avro. */
public final class Codecs {
  private Codecs() {}

  /** Values of {@code chat-commands}. */
  public static TopicCodec<ChatCommand> chatCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, ChatCodecs.commands());
  }

  /** Values of {@code chat-events}. */
  public static TopicCodec<ChatEvent> chatEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, ChatCodecs.events());
  }

  /** Values of {@code user-commands}. */
  public static TopicCodec<UserCommand> userCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            joined(UserCodecs.commands(), AccountCodecs.commands()),
            joined(MailTokenCodecs.commands(), PeopleCodecs.commands())));
  }

  /** Values of {@code user-events}. */
  public static TopicCodec<UserEvent> userEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            joined(UserCodecs.events(), AccountCodecs.events()),
            joined(MailTokenCodecs.events(), PeopleCodecs.events())));
  }

  /** Values of {@code credential-events}; the end of one has none, it is a tombstone. */
  public static TopicCodec<CredentialEvent> credentialEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic, ids, joined(UserCodecs.credentials(), MailTokenCodecs.credentials()));
  }

  /** Values of {@code name-commands}. */
  public static TopicCodec<NameCommand> nameCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, NameCodecs.commands());
  }

  /** Values of {@code name-events}. */
  public static TopicCodec<NameEvent> nameEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, NameCodecs.events());
  }

  /** Values of {@code node-inbox}. */
  public static TopicCodec<Outcome> outcomes(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, OutcomeCodecs.outcomes());
  }

  @SafeVarargs
  private static <T> List<RecordCodec<? extends T>> joined(
      List<RecordCodec<? extends T>>... families) {
    return Stream.of(families).flatMap(List::stream).toList();
  }

  /** Every record type's schema as JSON, by full name; for documents and compatibility checks. */
  static Map<String, String> schemas() {
    Map<String, String> schemas = new LinkedHashMap<>();
    List<List<? extends RecordCodec<?>>> families =
        List.of(
            ChatCodecs.commands(),
            ChatCodecs.events(),
            UserCodecs.commands(),
            UserCodecs.events(),
            UserCodecs.credentials(),
            MailTokenCodecs.commands(),
            MailTokenCodecs.events(),
            MailTokenCodecs.credentials(),
            AccountCodecs.commands(),
            AccountCodecs.events(),
            PeopleCodecs.commands(),
            PeopleCodecs.events(),
            NameCodecs.commands(),
            NameCodecs.events(),
            OutcomeCodecs.outcomes());
    for (List<? extends RecordCodec<?>> family : families) {
      for (RecordCodec<?> codec : family) {
        schemas.put(codec.schema().getFullName(), codec.schema().toString(true));
      }
    }
    return schemas;
  }
}
