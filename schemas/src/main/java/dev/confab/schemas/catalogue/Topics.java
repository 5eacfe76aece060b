package dev.confab.schemas.catalogue;

import dev.confab.schemas.catalogue.Topic.Readers;
import dev.confab.schemas.catalogue.Topic.Retention;
import dev.confab.schemas.catalogue.Topic.Retention.Compacted;
import dev.confab.schemas.catalogue.Topic.Retention.For;
import dev.confab.schemas.catalogue.Topic.Retention.Forever;
import dev.confab.schemas.catalogue.Topic.Retention.Passing;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.Codecs;
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
import java.time.Duration;
import java.util.List;

/** The topics: creation, checks, tests and the topic document all read this catalogue. */
public final class Topics {
  private static final String DECIDERS = "stream-processors";
  private static final Retention A_WEEK = new For(Duration.ofDays(7));

  /** Wishes about chats, never truth. */
  public static final Topic<ChatCommand> CHAT_COMMANDS =
      new Topic<>(
          "chat-commands",
          "chatId",
          16,
          A_WEEK,
          Readers.INTERNAL,
          "front nodes, " + DECIDERS,
          "Wishes about chats, and what users' decisions mean for them; never truth.",
          Codecs::chatCommands);

  /** The system of record: everything that happened in a chat, in one order. */
  public static final Topic<ChatEvent> CHAT_EVENTS =
      new Topic<>(
          "chat-events",
          "chatId",
          16,
          new Forever(),
          Readers.PUBLIC,
          DECIDERS,
          "The system of record: membership and messages, one chat, one order.",
          Codecs::chatEvents);

  /** How far members say to have received and read. */
  public static final Topic<AdvanceMarks> CHAT_MARK_COMMANDS =
      new Topic<>(
          "chat-mark-commands",
          "chatId",
          16,
          A_WEEK,
          Readers.INTERNAL,
          "front nodes",
          "How far members say to have received and read; never truth.",
          Codecs::markCommands);

  /** How far members have received and read. */
  public static final Topic<MarksAdvanced> CHAT_MARKS =
      new Topic<>(
          "chat-marks",
          "chatId + userId, partitioned by chatId",
          32,
          new Compacted(),
          Readers.PUBLIC,
          DECIDERS,
          "How far each member of a chat has received and read.",
          Codecs::marks);

  /** Wishes about users. */
  public static final Topic<UserCommand> USER_COMMANDS =
      new Topic<>(
          "user-commands",
          "userId",
          16,
          A_WEEK,
          Readers.PRIVATE,
          "front nodes",
          "Wishes about users; some carry password hashes.",
          Codecs::userCommands);

  /** What happened to users. */
  public static final Topic<UserEvent> USER_EVENTS =
      new Topic<>(
          "user-events",
          "userId",
          16,
          new Forever(),
          Readers.PUBLIC,
          DECIDERS,
          "Registrations and profiles.",
          Codecs::userEvents);

  /** Password hashes, sessions and mailed tokens; tombstones end the first two. */
  public static final Topic<CredentialEvent> CREDENTIAL_EVENTS =
      new Topic<>(
          "credential-events",
          "userId + credentialId, partitioned by userId",
          32,
          new Compacted(),
          Readers.PRIVATE,
          DECIDERS,
          "Password hashes, sessions and which tokens were mailed; a tombstone ends one.",
          Codecs::credentialEvents);

  /** Wishes about unique names. */
  public static final Topic<NameCommand> NAME_COMMANDS =
      new Topic<>(
          "name-commands",
          "HMAC of the normalised name, 128 bits",
          16,
          A_WEEK,
          Readers.PRIVATE,
          DECIDERS,
          "Claims and releases of unique names.",
          Codecs::nameCommands);

  /** Who owns which name. */
  public static final Topic<NameEvent> NAME_EVENTS =
      new Topic<>(
          "name-events",
          "HMAC of the normalised name, 128 bits",
          16,
          new Forever(),
          Readers.PRIVATE,
          DECIDERS,
          "Who owns which unique name.",
          Codecs::nameEvents);

  /** Which connections gateways have, and that they live. */
  public static final Topic<PresenceCommand> PRESENCE_COMMANDS =
      new Topic<>(
          "presence-commands",
          "userId, or a gateway's id + partition",
          16,
          new For(Duration.ofHours(1)),
          Readers.INTERNAL,
          "delivery-gateway, " + DECIDERS,
          "Which connections users have to gateways, and that these live; never truth.",
          Codecs::presenceCommands);

  /** Who is there. */
  public static final Topic<PresenceChanged> PRESENCE_EVENTS =
      new Topic<>(
          "presence-events",
          "userId",
          16,
          new Compacted(),
          Readers.PUBLIC,
          DECIDERS,
          "Who is online, away, busy or offline; a tombstone ends it.",
          Codecs::presenceEvents);

  /** What gateways tell each other and nobody will miss. */
  public static final Topic<Signal> SIGNALS =
      new Topic<>(
          "signals",
          "chatId, or userId",
          16,
          new Passing(Duration.ofMinutes(10)),
          Readers.INTERNAL,
          "delivery-gateway",
          "Who is writing in which chat, and which log-in has connected where; nobody misses it.",
          Codecs::signals);

  /** Outcomes of commands, to the front node that sent them. */
  public static final Topic<Outcome> NODE_INBOX =
      new Topic<>(
          "node-inbox",
          "partition + incarnation of the asking node",
          12,
          new For(Duration.ofMinutes(10)),
          Readers.INTERNAL,
          DECIDERS,
          "Outcomes of commands, to the front node that asked.",
          Codecs::outcomes);

  /** Name of the topic of records that could not be processed; its values are theirs, unread. */
  public static final String DEAD_LETTERS = "dead-letters";

  /** How long {@link #DEAD_LETTERS} keeps a record. */
  public static final Duration DEAD_LETTERS_RETENTION = Duration.ofDays(30);

  private Topics() {}

  /** All topics with typed values, in the order of the design. */
  public static List<Topic<?>> all() {
    return List.of(
        CHAT_COMMANDS,
        CHAT_EVENTS,
        CHAT_MARK_COMMANDS,
        CHAT_MARKS,
        USER_COMMANDS,
        USER_EVENTS,
        CREDENTIAL_EVENTS,
        NAME_COMMANDS,
        NAME_EVENTS,
        PRESENCE_COMMANDS,
        PRESENCE_EVENTS,
        SIGNALS,
        NODE_INBOX);
  }
}
