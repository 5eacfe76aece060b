package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.JoinByCode;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.link.LinkCodes;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads wishes about who is in a chat, and as what. */
final class MemberFrames {
  private static final Map<String, Role> ROLES =
      byWord(Stream.of(Role.values()).filter(role -> role != Role.UNKNOWN));

  static final Map<String, Permission> PERMISSIONS =
      byWord(Stream.of(Permission.values()).filter(one -> one != Permission.UNKNOWN));

  private final Fields fields;

  private MemberFrames(Fields fields) {
    this.fields = fields;
  }

  /** Reads one, or whatever else it is. */
  static Wish parse(String type, Fields fields) throws BadFrameException {
    MemberFrames frame = new MemberFrames(fields);
    return switch (type) {
      case "join" -> frame.join();
      case "leave" ->
          new MemberWish.Leave(frame.id(), frame.chat(), frame.key(), fields.imported());
      case "add" -> new MemberWish.Add(frame.id(), frame.chat(), frame.key(), frame.user());
      case "remove" -> new MemberWish.Remove(frame.id(), frame.chat(), frame.key(), frame.user());
      case "ban" -> new MemberWish.Ban(frame.id(), frame.chat(), frame.key(), frame.user());
      case "unban" -> new MemberWish.Unban(frame.id(), frame.chat(), frame.key(), frame.user());
      case "invite" -> frame.invite();
      case "accept" -> new MemberWish.Accept(frame.id(), frame.chat(), frame.key());
      case "decline" -> new MemberWish.Decline(frame.id(), frame.chat(), frame.key());
      case "revokeInvitation" ->
          new MemberWish.RevokeInvitation(frame.id(), frame.chat(), frame.key(), frame.user());
      case "changeRole" -> frame.changeRole();
      case "changePermissions" -> frame.changePermissions();
      case "transferOwnership" ->
          new MemberWish.TransferOwnership(frame.id(), frame.chat(), frame.key(), frame.user());
      default -> ChatFrames.parse(type, fields);
    };
  }

  private Wish join() throws BadFrameException {
    String code = fields.textOrNull("code", LinkCodes.MAX_CHARS);
    return code == null
        ? new MemberWish.Join(id(), chat(), key(), fields.imported())
        : new JoinByCode(id(), code, key());
  }

  private MemberWish.Invite invite() throws BadFrameException {
    long ttlSeconds =
        fields.numberOr(
            "ttlSeconds",
            ChatBounds.MIN_INVITATION_SECONDS,
            ChatBounds.MAX_INVITATION_SECONDS,
            ChatBounds.INVITATION_SECONDS);
    return new MemberWish.Invite(id(), chat(), key(), user(), ttlSeconds);
  }

  private MemberWish.ChangeRole changeRole() throws BadFrameException {
    return new MemberWish.ChangeRole(id(), chat(), key(), user(), fields.choice("role", ROLES));
  }

  /** Each once and in order: the same wish has the same content. */
  private MemberWish.ChangePermissions changePermissions() throws BadFrameException {
    return new MemberWish.ChangePermissions(
        id(),
        chat(),
        key(),
        user(),
        fields.choices("granted", PERMISSIONS),
        fields.choices("denied", PERMISSIONS));
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

  private UUID user() throws BadFrameException {
    return fields.uuid("userId");
  }

  private static <E extends Enum<E>> Map<String, E> byWord(Stream<E> choices) {
    return choices.collect(
        Collectors.toMap(choice -> choice.name().toLowerCase(Locale.ROOT), Function.identity()));
  }
}
