package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.USER_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.USER_EVENTS;

import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.MessageHidden;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One value of every record type about what a user alone sees of chats. */
final class ChatPreferenceSamples {
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID CHAT = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-21T12:34:56.789Z");
  private static final ChatPreferences PREFERENCES =
      new ChatPreferences(true, false, true, AT.plusSeconds(3_600));

  private ChatPreferenceSamples() {}

  static List<Sample<?>> all() {
    return List.of(
        new Sample<>(USER_COMMANDS, new ChangeChatPreferences(ALICE, CHAT, PREFERENCES, AT)),
        new Sample<>(USER_COMMANDS, new HideMessage(ALICE, CHAT, 41, AT)),
        new Sample<>(USER_EVENTS, new ChatPreferencesChanged(ALICE, 15, AT, CHAT, PREFERENCES)),
        new Sample<>(USER_EVENTS, new MessageHidden(ALICE, 16, AT, CHAT, 41)));
  }
}
