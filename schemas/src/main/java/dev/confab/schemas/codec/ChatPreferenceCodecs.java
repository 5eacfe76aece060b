package dev.confab.schemas.codec;

import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferenceCommand;
import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import java.util.List;

/** Records of users about what they alone see of chats. */
final class ChatPreferenceCodecs {
  private static final String FOLDER = "user";

  private ChatPreferenceCodecs() {}

  static List<RecordCodec<? extends UserCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            ChangeChatPreferences.class,
            (c, out) ->
                command(c, out).nested("preferences", c.preferences(), ChatPreferenceCodecs::write),
            in ->
                new ChangeChatPreferences(
                    in.uuid("userId"),
                    in.uuid("chatId"),
                    in.required("preferences", ChatPreferenceCodecs::read),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            HideMessage.class,
            (c, out) -> command(c, out).number("messageSeq", c.messageSeq()),
            in ->
                new HideMessage(
                    in.uuid("userId"),
                    in.uuid("chatId"),
                    in.number("messageSeq"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends UserEvent>> events() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            ChatPreferencesChanged.class,
            (e, out) ->
                event(e, out).nested("preferences", e.preferences(), ChatPreferenceCodecs::write),
            in ->
                new ChatPreferencesChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("chatId"),
                    in.required("preferences", ChatPreferenceCodecs::read))),
        RecordCodec.of(
            FOLDER,
            MessageHidden.class,
            (e, out) -> event(e, out).number("messageSeq", e.messageSeq()),
            in ->
                new MessageHidden(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.uuid("chatId"),
                    in.number("messageSeq"))));
  }

  private static AvroOut command(ChatPreferenceCommand c, AvroOut out) {
    return out.uuid("userId", c.userId()).uuid("chatId", c.chatId()).time("issuedAt", c.issuedAt());
  }

  private static AvroOut event(ChatPreferenceEvent e, AvroOut out) {
    return out.uuid("userId", e.userId())
        .number("version", e.version())
        .time("at", e.at())
        .uuid("chatId", e.chatId());
  }

  private static void write(ChatPreferences preferences, AvroOut out) {
    out.flag("archived", preferences.archived())
        .flag("pinned", preferences.pinned())
        .flag("muted", preferences.muted())
        .time("mutedUntil", preferences.mutedUntil());
  }

  private static ChatPreferences read(AvroIn in) {
    return new ChatPreferences(
        in.flag("archived"), in.flag("pinned"), in.flag("muted"), in.timeOrNull("mutedUntil"));
  }
}
