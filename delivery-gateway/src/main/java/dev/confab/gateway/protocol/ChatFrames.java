package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Prefer;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.platform.input.ChatBounds;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.user.ChatPreferences;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads wishes about chats themselves. They mean what the same ones by HTTP mean. */
final class ChatFrames {
  private static final Map<String, ChatType> TYPES =
      Map.of("group", ChatType.GROUP, "channel", ChatType.CHANNEL, "direct", ChatType.DIRECT);

  private final Fields fields;

  private ChatFrames(Fields fields) {
    this.fields = fields;
  }

  /** Reads one; what is none of them is of an unknown type. */
  static Wish parse(String type, Fields fields) throws BadFrameException {
    ChatFrames frame = new ChatFrames(fields);
    return switch (type) {
      case "createChat" -> frame.create();
      case "editChat" -> new ChatWish.Edit(frame.id(), frame.chat(), frame.key(), frame.profile());
      case "changeSettings" ->
          new ChatWish.ChangeSettings(frame.id(), frame.chat(), frame.key(), frame.settings());
      case "createLink" -> frame.createLink();
      case "revokeLink" ->
          new ChatWish.RevokeLink(frame.id(), frame.chat(), frame.key(), fields.number("link", 1));
      case "prefer" -> new Prefer(frame.id(), frame.chat(), frame.preferences());
      default ->
          throw new BadFrameException(
              ErrorCode.UNKNOWN_TYPE, fields.id(), "This server knows no such frame type.");
    };
  }

  private ChatWish create() throws BadFrameException {
    ChatType type = fields.choice("chatType", TYPES);
    if (type == ChatType.DIRECT) {
      return new ChatWish.OpenDirect(id(), key(), other());
    }
    return new ChatWish.Create(
        id(),
        key(),
        type,
        profile(),
        fields.flagOr("open", false),
        fields.uuids("members", ChatBounds.MAX_FIRST_MEMBERS));
  }

  /** A direct chat has two people and nothing else. */
  private UUID other() throws BadFrameException {
    for (String name : List.of("name", "description", "avatarId")) {
      if (fields.has(name)) {
        throw fields.wrong(name, "is not for a direct chat");
      }
    }
    if (fields.flagOr("open", false)) {
      throw fields.wrong("open", "is not for a direct chat");
    }
    List<UUID> members = fields.uuids("members", 1);
    if (members.isEmpty()) {
      throw fields.wrong("members", "must name the other one");
    }
    return members.getFirst();
  }

  private ChatProfile profile() throws BadFrameException {
    String name = fields.text("name", ChatBounds.MAX_NAME_CHARS);
    if (name.isBlank()) {
      throw fields.wrong("name", "must not be blank");
    }
    return new ChatProfile(
        name,
        fields.linesOrNull("description", ChatBounds.MAX_DESCRIPTION_CHARS),
        fields.uuidOrNull("avatarId"));
  }

  /** Permissions each once and in order: the same wish has the same content. */
  private ChatSettings settings() throws BadFrameException {
    return new ChatSettings(
        fields.flag("open"),
        fields.number("slowModeSeconds", 0, ChatBounds.MAX_SLOW_MODE_SECONDS),
        fields.number("recallSeconds", 0, ChatBounds.MAX_RECALL_SECONDS),
        fields.choices("memberPermissions", MemberFrames.PERMISSIONS));
  }

  private ChatWish.CreateLink createLink() throws BadFrameException {
    return new ChatWish.CreateLink(
        id(),
        chat(),
        key(),
        fields.numberOrNull("maxUses", 1, ChatBounds.MAX_LINK_USES),
        fields.numberOrNull(
            "ttlSeconds", ChatBounds.MIN_LINK_SECONDS, ChatBounds.MAX_LINK_SECONDS));
  }

  private ChatPreferences preferences() throws BadFrameException {
    boolean muted = fields.flag("muted");
    Instant until = fields.timeOrNull("mutedUntil");
    if (until != null && !muted) {
      throw fields.wrong("mutedUntil", "is for what is muted");
    }
    return new ChatPreferences(
        fields.flag("archived"),
        fields.flag("pinned"),
        muted,
        until == null ? null : until.truncatedTo(ChronoUnit.MILLIS));
  }

  private String id() throws BadFrameException {
    return fields.requiredId();
  }

  private UUID chat() throws BadFrameException {
    return fields.uuid("chat");
  }

  private String key() throws BadFrameException {
    return fields.key("key");
  }
}
