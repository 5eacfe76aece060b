package dev.confab.schemas.codec;

import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.signal.Signal;
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
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            ChatCodecs.commands(),
            MemberCodecs.commands(),
            InvitationCodecs.commands(),
            MessageCodecs.commands()));
  }

  /** Values of {@code chat-events}. */
  public static TopicCodec<ChatEvent> chatEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            ChatCodecs.events(),
            MemberCodecs.events(),
            InvitationCodecs.events(),
            MessageCodecs.events()));
  }

  /** Values of {@code chat-mark-commands}. */
  public static TopicCodec<AdvanceMarks> markCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, MarkCodecs.commands());
  }

  /** Values of {@code chat-marks}. */
  public static TopicCodec<MarksAdvanced> marks(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, MarkCodecs.marks());
  }

  /** Values of {@code user-commands}. */
  public static TopicCodec<UserCommand> userCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            UserCodecs.commands(),
            AccountCodecs.commands(),
            MailTokenCodecs.commands(),
            PeopleCodecs.commands(),
            ChatPreferenceCodecs.commands(),
            RoleCodecs.commands(),
            DeletionCodecs.commands()));
  }

  /** Values of {@code user-events}. */
  public static TopicCodec<UserEvent> userEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(
        topic,
        ids,
        joined(
            UserCodecs.events(),
            AccountCodecs.events(),
            MailTokenCodecs.events(),
            PeopleCodecs.events(),
            ChatPreferenceCodecs.events(),
            RoleCodecs.events(),
            DeletionCodecs.events()));
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

  /** Values of {@code presence-commands}. */
  public static TopicCodec<PresenceCommand> presenceCommands(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, PresenceCodecs.commands());
  }

  /** Values of {@code presence-events}; an erasure has none, it is a tombstone. */
  public static TopicCodec<PresenceChanged> presenceEvents(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, PresenceCodecs.events());
  }

  /** Values of {@code signals}. */
  public static TopicCodec<Signal> signals(String topic, SchemaIds ids) {
    return new TopicCodec<>(topic, ids, SignalCodecs.signals());
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
            MemberCodecs.commands(),
            MemberCodecs.events(),
            InvitationCodecs.commands(),
            InvitationCodecs.events(),
            MessageCodecs.commands(),
            MessageCodecs.events(),
            MarkCodecs.commands(),
            MarkCodecs.marks(),
            ChatPreferenceCodecs.commands(),
            ChatPreferenceCodecs.events(),
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
            RoleCodecs.commands(),
            RoleCodecs.events(),
            DeletionCodecs.commands(),
            DeletionCodecs.events(),
            NameCodecs.commands(),
            NameCodecs.events(),
            PresenceCodecs.commands(),
            PresenceCodecs.events(),
            SignalCodecs.signals(),
            OutcomeCodecs.outcomes());
    for (List<? extends RecordCodec<?>> family : families) {
      for (RecordCodec<?> codec : family) {
        schemas.put(codec.schema().getFullName(), codec.schema().toString(true));
      }
    }
    return schemas;
  }
}
