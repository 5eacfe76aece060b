package dev.confab.schemas;

import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
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
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The record types of every topic, as the sealed types permit them. */
public final class Types {
  /** Types that are written as tombstones: they have no bytes. */
  public static final Set<Class<?>> TOMBSTONES =
      Set.of(SessionEnded.class, PasswordEnded.class, MailTokenEnded.class);

  private static final Map<Topic<?>, Class<?>> SEALED_TYPES = sealedTypes();

  private Types() {}

  /** The record types that a topic carries as bytes. */
  public static List<Class<?>> of(Topic<?> topic) {
    return leaves(SEALED_TYPES.get(topic)).filter(type -> !TOMBSTONES.contains(type)).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Types::leaves)
        : Stream.of(type);
  }

  private static Map<Topic<?>, Class<?>> sealedTypes() {
    Map<Topic<?>, Class<?>> types = new LinkedHashMap<>();
    types.put(Topics.CHAT_COMMANDS, ChatCommand.class);
    types.put(Topics.CHAT_EVENTS, ChatEvent.class);
    types.put(Topics.CHAT_MARK_COMMANDS, AdvanceMarks.class);
    types.put(Topics.CHAT_MARKS, MarksAdvanced.class);
    types.put(Topics.USER_COMMANDS, UserCommand.class);
    types.put(Topics.USER_EVENTS, UserEvent.class);
    types.put(Topics.CREDENTIAL_EVENTS, CredentialEvent.class);
    types.put(Topics.NAME_COMMANDS, NameCommand.class);
    types.put(Topics.NAME_EVENTS, NameEvent.class);
    types.put(Topics.PRESENCE_COMMANDS, PresenceCommand.class);
    types.put(Topics.PRESENCE_EVENTS, PresenceChanged.class);
    types.put(Topics.SIGNALS, Signal.class);
    types.put(Topics.NODE_INBOX, Outcome.class);
    return types;
  }
}
