package dev.confab.processors.walk;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.chat.UnpinMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands as clients send them: mostly sensible, as the sender sees the chat; some of strangers,
 * some about what is long gone or never was, some late, many again. The seed says which.
 */
public final class WalkCommands {
  /** Few, so that people meet at them. */
  static final List<String> REACTIONS =
      List.of("👍", "❤️", "🇫🇷", "👩‍👩‍👧", "5️⃣", "👋🏽", "👀", ":shrug:", ":+1:");

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int REMEMBERED = 2_000;
  private static final int MEMBERS_AT_FIRST = 6;

  private final Random random;
  private final Model model;
  private final int users;
  private final int chats;
  private final List<ChatCommand> recent = new ArrayList<>();
  private Instant now = T0;
  private long keys;
  private long positions;

  WalkCommands(long seed, int users, int chats, Model model) {
    this.random = new Random(seed);
    this.users = users;
    this.chats = chats;
    this.model = model;
  }

  /** Commands of few users at few chats, so that they meet. */
  public static List<ChatCommand> of(long seed, int count) {
    Model model = new Model();
    WalkCommands source = new WalkCommands(seed, 8, 4, model);
    List<ChatCommand> commands = new ArrayList<>();
    while (commands.size() < count) {
      ChatCommand command = source.next();
      Model.Expected _ = model.expect(command);
      commands.add(command);
    }
    return commands;
  }

  ChatCommand next() {
    boolean night = random.nextInt(2_000) == 0;
    now = night ? now.plusSeconds(random.nextInt(3_600)) : now.plusMillis(random.nextInt(100));
    ChatCommand command =
        !recent.isEmpty() && random.nextInt(8) == 0
            ? Retries.of(recent.get(random.nextInt(recent.size())), random, time())
            : fresh();
    if (recent.size() < REMEMBERED) {
      recent.add(command);
    } else {
      recent.set(random.nextInt(REMEMBERED), command);
    }
    return command;
  }

  private ChatCommand fresh() {
    if (random.nextInt(10) == 0) {
      return direct();
    }
    // A few chats are busy, most are not.
    int number = (int) (chats * Math.pow(random.nextDouble(), 3));
    UUID creator = user(number % users);
    UUID chatId = Ids.derived("chat", creator, "create-" + number);
    ModelChat chat = model.chat(chatId);
    if (chat == null || random.nextInt(500) == 0) {
      return create(number, chatId, creator);
    }
    return random.nextInt(3) == 0 ? membership(chat) : message(chat);
  }

  private CreateChat create(int number, UUID chatId, UUID creator) {
    List<UUID> members = new ArrayList<>();
    for (int i = random.nextInt(MEMBERS_AT_FIRST); i > 0; i--) {
      members.add(anybody());
    }
    return new CreateChat(
        chatId,
        creator,
        "create-" + number,
        number % 4 == 3 ? ChatType.CHANNEL : ChatType.GROUP,
        number % 2 == 0,
        new ChatProfile("Chat " + number, null),
        null,
        members,
        time());
  }

  /** Chats of two: opened, blocked and used. */
  private ChatCommand direct() {
    int one = random.nextInt(users);
    UUID actor = user(one);
    UUID other = user((one + 1 + random.nextInt(3)) % users);
    UUID chatId = DirectChats.idOf(actor, other);
    ModelChat chat = model.chat(chatId);
    if (chat == null || random.nextInt(30) == 0) {
      return new OpenDirectChat(chatId, actor, key(), other, time());
    }
    return switch (random.nextInt(12)) {
      case 0 ->
          new NoteBlock(chatId, actor, other, random.nextInt(3) == 0, random.nextInt(50), time());
      case 1 -> membership(chat);
      default -> message(chat);
    };
  }

  private MembershipCommand membership(ModelChat chat) {
    UUID id = chat.id;
    UUID actor = random.nextInt(5) == 0 ? anybody() : member(chat);
    UUID userId = random.nextBoolean() ? anybody() : member(chat);
    String key = key();
    Instant at = time();
    return switch (random.nextInt(26)) {
      case 0, 1, 2 -> new JoinChat(id, newcomer(chat), key, at, imported());
      case 3, 4 -> new JoinByLink(id, newcomer(chat), key, link(chat), at);
      case 5 -> new LeaveChat(id, actor, key, at, imported());
      case 6, 7 -> new AddMember(id, actor, key, userId, at);
      case 8 -> new RemoveMember(id, actor, key, member(chat), at);
      case 9 -> new BanMember(id, actor, key, userId, at);
      case 10, 11 -> new UnbanMember(id, actor, key, one(chat.banned), at);
      case 12, 13 -> new ChangeRole(id, actor, key, member(chat), role(), at);
      case 14, 15 ->
          new ChangePermissions(id, actor, key, member(chat), permissions(), permissions(), at);
      case 16 -> new TransferOwnership(id, actor, key, userId, at);
      case 17 ->
          new EditChat(
              id,
              actor,
              key,
              new ChatProfile(random.nextInt(9) == 0 ? " " : "Name " + key, null),
              null,
              at);
      case 18 -> new ChangeChatSettings(id, actor, key, settings(), at);
      case 19, 20 -> new InviteMember(id, actor, key, newcomer(chat), ttl(), at);
      case 21 -> new AcceptInvitation(id, one(chat.invitations.keySet()), key, at);
      case 22 ->
          random.nextBoolean()
              ? new DeclineInvitation(id, one(chat.invitations.keySet()), key, at)
              : new RevokeInvitation(id, actor, key, one(chat.invitations.keySet()), at);
      case 23 -> expire(chat, at);
      case 24 ->
          new CreateInviteLink(
              id,
              actor,
              key,
              random.nextBoolean() ? null : (Long) (long) random.nextInt(4),
              random.nextBoolean() ? null : (Long) ttl(),
              at);
      default -> new RevokeInviteLink(id, actor, key, link(chat), at);
    };
  }

  private ExpireInvitation expire(ModelChat chat, Instant at) {
    UUID invited = one(chat.invitations.keySet());
    ModelChat.Invitation invitation = chat.invitations.get(invited);
    return invitation == null || random.nextInt(4) == 0
        ? new ExpireInvitation(chat.id, anybody(), invited, anySeq(chat), at)
        : new ExpireInvitation(chat.id, invitation.inviter(), invited, invitation.seq(), at);
  }

  private MessageCommand message(ModelChat chat) {
    UUID id = chat.id;
    UUID actor = random.nextInt(12) == 0 ? anybody() : member(chat);
    String key = key();
    Instant at = time();
    long target = message(chat, actor);
    return switch (random.nextInt(24)) {
      case 0, 1 -> new EditMessage(id, actor, key, target, content(), null, mentions(chat), at);
      case 2 -> new DeleteMessage(id, actor, key, target, at);
      case 3 -> new RecallMessage(id, actor, key, target, at);
      case 4, 5, 6, 7 -> new AddReaction(id, actor, key, target, reaction(), at);
      case 8, 9 -> new RemoveReaction(id, actor, key, target, reaction(), at);
      case 10, 11 -> new PinMessage(id, actor, key, target, at);
      case 12 -> new UnpinMessage(id, actor, key, target, at);
      default -> post(chat, actor, key, at);
    };
  }

  private PostMessage post(ModelChat chat, UUID actor, String key, Instant at) {
    Imported imported = imported();
    boolean byPosition = imported != null && random.nextBoolean();
    return new PostMessage(
        chat.id,
        actor,
        key,
        content(),
        null,
        random.nextInt(4) == 0 ? (Long) message(chat, actor) : null,
        byPosition ? (Long) (long) random.nextLong(positions + 1) : null,
        random.nextInt(4) == 0 ? (Long) message(chat, actor) : null,
        mentions(chat),
        random.nextInt(20) == 0 ? new Forwarded(chat.id, anySeq(chat), anybody()) : null,
        at,
        imported);
  }

  /** Mostly one of the last messages, often the actor's own; now and then none. */
  private long message(ModelChat chat, UUID actor) {
    if (chat.messages.isEmpty() || random.nextInt(20) == 0) {
      return anySeq(chat);
    }
    long back = random.nextInt(random.nextInt(10) == 0 ? (int) chat.seq : 20);
    Long seq = chat.messages.floorKey(Math.max(1, chat.seq - back));
    while (seq != null && random.nextInt(3) > 0 && !chat.messages.get(seq).author.equals(actor)) {
      seq = chat.messages.lowerKey(seq);
    }
    return seq == null ? chat.messages.firstKey() : seq;
  }

  private long anySeq(ModelChat chat) {
    return random.nextLong(chat.seq + 3);
  }

  private MessageContent content() {
    int kind = random.nextInt(30);
    return kind == 0
        ? new MessageContent(" ")
        : kind == 1
            ? new MessageContent("", List.of(anybody()))
            : new MessageContent("text " + random.nextInt(1_000));
  }

  private @Nullable Mentions mentions(ModelChat chat) {
    return switch (random.nextInt(12)) {
      case 0 -> new Mentions(List.of(member(chat), anybody()), false);
      case 1 -> new Mentions(List.of(), true);
      case 2 -> new Mentions(List.of(anybody()), random.nextBoolean());
      default -> null;
    };
  }

  private String reaction() {
    return random.nextInt(40) == 0 ? "no" : REACTIONS.get(random.nextInt(REACTIONS.size()));
  }

  private ChatSettings settings() {
    return new ChatSettings(
        random.nextBoolean(),
        random.nextInt(20) == 0 ? -1 : random.nextInt(3) * 300L,
        random.nextInt(4) * 100L,
        permissions());
  }

  private List<Permission> permissions() {
    List<Permission> found = new ArrayList<>();
    for (Permission permission : Permission.values()) {
      boolean known = permission != Permission.UNKNOWN;
      if (random.nextInt(known ? 4 : 60) == 0) {
        found.add(permission);
      }
    }
    return found;
  }

  private Role role() {
    Role[] roles = Role.values();
    return roles[random.nextInt(roles.length)];
  }

  private long ttl() {
    return random.nextInt(15) == 0 ? 1 : 60 + random.nextInt(2_000);
  }

  /** Mostly the newest, or another one; now and then none. */
  private long link(ModelChat chat) {
    if (chat.links.isEmpty() || random.nextInt(8) == 0) {
      return anySeq(chat);
    }
    Long other = chat.links.floorKey(random.nextLong(chat.seq + 1));
    return other == null || random.nextBoolean() ? chat.links.lastKey() : other;
  }

  private UUID one(Set<UUID> some) {
    return some.isEmpty() || random.nextInt(8) == 0
        ? anybody()
        : some.stream().sorted().skip(random.nextInt(Math.min(5, some.size()))).findFirst().get();
  }

  private UUID member(ModelChat chat) {
    return chat.members.isEmpty()
        ? anybody()
        : chat.members.keySet().stream()
            .skip(random.nextInt(Math.min(20, chat.members.size())))
            .findFirst()
            .get();
  }

  /** Somebody who comes: of those whom the chat knows already now and then. */
  private UUID newcomer(ModelChat chat) {
    return switch (random.nextInt(6)) {
      case 0 -> one(chat.banned);
      case 1 -> one(chat.invitations.keySet());
      default -> anybody();
    };
  }

  private UUID anybody() {
    return user(random.nextInt(users));
  }

  private static UUID user(int number) {
    return new UUID(1, number);
  }

  private String key() {
    return "key-" + keys++;
  }

  /** Clocks of front nodes differ by seconds. */
  private Instant time() {
    return now.minusMillis(random.nextInt(5_000));
  }

  /** Positions come in order, or late, or twice. */
  private @Nullable Imported imported() {
    if (random.nextInt(12) > 0) {
      return null;
    }
    long position = random.nextInt(3) == 0 ? random.nextLong(positions + 1) : positions++;
    return new Imported("source-" + random.nextInt(2), position, T0.minusSeconds(1));
  }
}
