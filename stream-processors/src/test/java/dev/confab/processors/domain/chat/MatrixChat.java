package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.ADMIN;
import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.CREATE_KEY;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.PROFILE;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.Role;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A chat with somebody of every kind in it, and somebody else for them to act on; everyone has said
 * something and reacted to something.
 */
final class MatrixChat {
  static final UUID OTHER_ADMIN = new UUID(2, 1);
  static final UUID OTHER_MODERATOR = new UUID(2, 2);
  static final UUID OTHER_MEMBER = new UUID(2, 3);
  static final UUID OTHER_INVITED = new UUID(2, 4);
  static final UUID OTHER_BANNED = new UUID(2, 5);
  static final UUID NEWCOMER = new UUID(2, 6);
  static final String REACTION = "\uD83D\uDC4D";

  private static final UUID INVITED = new UUID(1, 6);
  private static final UUID BANNED = new UUID(1, 7);
  private static final Permission[] ALL =
      EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN)).toArray(Permission[]::new);

  private final ChatFixture chat = new ChatFixture();
  private final Map<UUID, Long> said = new HashMap<>();
  final Wishes wishes;
  private final UUID other;
  private long link;
  private long pinned;

  private MatrixChat(UUID chatId, UUID other) {
    this.wishes = new Wishes(chatId);
    this.other = other;
  }

  /** A chat by the name that the table gives to its kind. */
  static MatrixChat of(String kind) {
    return switch (kind) {
      case "Group" -> shared(ChatType.GROUP, false);
      case "Open group" -> shared(ChatType.GROUP, true);
      case "Channel" -> shared(ChatType.CHANNEL, false);
      case "Open channel" -> shared(ChatType.CHANNEL, true);
      case "Direct chat" -> direct();
      default -> throw new IllegalArgumentException("a kind of chat: " + kind);
    };
  }

  private static MatrixChat shared(ChatType type, boolean open) {
    MatrixChat it = new MatrixChat(CHAT, OTHER_MEMBER);
    List<UUID> others =
        List.of(
            ADMIN,
            MODERATOR,
            MEMBER,
            STRANGER,
            INVITED,
            BANNED,
            OTHER_ADMIN,
            OTHER_MODERATOR,
            OTHER_MEMBER,
            OTHER_BANNED);
    it.chat.given(new CreateChat(CHAT, OWNER, CREATE_KEY, type, open, PROFILE, null, others, T0));
    it.role(Role.ADMIN, ADMIN, OTHER_ADMIN);
    it.role(Role.MODERATOR, MODERATOR, OTHER_MODERATOR);
    it.sayAndReact(OWNER);
    others.forEach(it::sayAndReact);
    it.pin();
    it.chat.given(it.wishes.leave(STRANGER));
    it.chat.given(it.wishes.leave(INVITED));
    it.chat.given(it.wishes.invite(OWNER, INVITED));
    it.chat.given(it.wishes.invite(OWNER, OTHER_INVITED));
    it.chat.given(it.wishes.ban(OWNER, BANNED));
    it.chat.given(it.wishes.ban(OWNER, OTHER_BANNED));
    it.link = it.chat.accepted(it.wishes.link(OWNER, null, null)).seq();
    return it;
  }

  private static MatrixChat direct() {
    UUID chatId = DirectChats.idOf(OWNER, OTHER_MEMBER);
    MatrixChat it = new MatrixChat(chatId, OTHER_MEMBER);
    it.chat.given(new OpenDirectChat(chatId, OWNER, CREATE_KEY, OTHER_MEMBER, T0));
    it.sayAndReact(OWNER);
    it.sayAndReact(OTHER_MEMBER);
    it.pin();
    return it;
  }

  /**
   * Somebody by the name that the table gives to them.
   *
   * @param permission what they were granted or denied, if they were; empty: everything
   */
  UUID who(String name, String permission) {
    Permission[] these =
        permission.isEmpty() ? ALL : new Permission[] {Permission.valueOf(permission)};
    return switch (name) {
      case "owner", "one of the two" -> OWNER;
      case "admin" -> ADMIN;
      case "moderator" -> MODERATOR;
      case "member" -> MEMBER;
      case "member granted" -> after(wishes.grant(OWNER, MEMBER, these), MEMBER);
      case "member denied" -> after(wishes.deny(OWNER, MEMBER, these), MEMBER);
      case "admin denied" -> after(wishes.deny(OWNER, ADMIN, these), ADMIN);
      case "stranger" -> STRANGER;
      case "invited" -> INVITED;
      case "banned" -> BANNED;
      case "blocker" -> after(note(OWNER, other), OWNER);
      case "blocked" -> after(note(other, OWNER), OWNER);
      default -> throw new IllegalArgumentException("somebody: " + name);
    };
  }

  ChatDecision handle(ChatCommand command) {
    return chat.handle(command);
  }

  UUID chatId() {
    return wishes.chatId();
  }

  ChatSettings settings() {
    return Objects.requireNonNull(chat.rows.head(chatId())).settings();
  }

  long link() {
    return link;
  }

  /** What somebody said; who never said anything tries another's. */
  long own(UUID userId) {
    return said.getOrDefault(userId, anothers());
  }

  long anothers() {
    return said.get(other);
  }

  long pinned() {
    return pinned;
  }

  private void role(Role role, UUID... userIds) {
    for (UUID userId : userIds) {
      chat.given(wishes.role(OWNER, userId, role));
    }
  }

  /** Imported, as what everyone may say is what the table is about. */
  private void sayAndReact(UUID userId) {
    long seq = chat.accepted(imported(userId, said.size())).seq();
    said.put(userId, seq);
    chat.given(new AddReaction(chatId(), userId, Wishes.key(), seq, REACTION, T0));
  }

  private void pin() {
    pinned = chat.accepted(imported(other, said.size())).seq();
    chat.given(new PinMessage(chatId(), OWNER, Wishes.key(), pinned, T0));
  }

  private PostMessage imported(UUID userId, int position) {
    return new PostMessage(
        chatId(),
        userId,
        Wishes.key(),
        new MessageContent("Hello"),
        null,
        null,
        null,
        T0,
        new Imported("log", position, T0));
  }

  private NoteBlock note(UUID by, UUID of) {
    return new NoteBlock(chatId(), by, of, true, 1, T0);
  }

  private UUID after(ChatCommand command, UUID who) {
    chat.given(command);
    return who;
  }
}
