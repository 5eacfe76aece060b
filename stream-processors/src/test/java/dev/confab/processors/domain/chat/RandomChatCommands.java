package dev.confab.processors.domain.chat;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands of few users at few chats, so that they meet; the seed says which. */
public final class RandomChatCommands {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int USERS = 4;
  private static final int CHATS = 2;
  private static final int VERSIONS = 50;
  private static final int SEQS = 30;

  private final Random random;
  private int keys;
  private int positions;

  private RandomChatCommands(long seed) {
    random = new Random(seed);
  }

  /** A list of commands; a quarter are retries of earlier ones, some with other content. */
  public static List<ChatCommand> of(long seed, int count) {
    RandomChatCommands source = new RandomChatCommands(seed);
    List<ChatCommand> commands = new ArrayList<>();
    while (commands.size() < count) {
      boolean retry = !commands.isEmpty() && source.random.nextInt(4) == 0;
      commands.add(
          retry
              ? source.again(commands.get(source.random.nextInt(commands.size())))
              : source.fresh());
    }
    return commands;
  }

  private ChatCommand fresh() {
    int kind = random.nextInt(24);
    if (kind == 0) {
      return create();
    }
    int chat = random.nextInt(CHATS + 1);
    UUID chatId = chat == CHATS ? DirectChats.idOf(owner(0), owner(1)) : chatId(chat);
    UUID actor = user();
    String key = "key-" + keys++;
    return switch (kind) {
      case 1, 2, 3 -> new JoinChat(chatId, actor, key, time(), imported());
      case 4, 5 -> new LeaveChat(chatId, actor, key, time(), imported());
      case 6, 7 -> new AddMember(chatId, actor, key, user(), time());
      case 8, 9 -> new RemoveMember(chatId, actor, key, user(), time());
      case 10 -> openDirect(key);
      case 11 -> noteBlock();
      default -> post(chatId, actor, key);
    };
  }

  private PostMessage post(UUID chatId, UUID actor, String key) {
    Imported imported = imported();
    Long position = imported != null && random.nextBoolean() ? position() : null;
    Long replyTo = position == null || random.nextInt(10) == 0 ? replyTo() : null;
    return new PostMessage(chatId, actor, key, text(), null, replyTo, position, time(), imported);
  }

  private OpenDirectChat openDirect(String key) {
    UUID actor = owner(random.nextInt(2));
    UUID other = owner(random.nextInt(2));
    return new OpenDirectChat(DirectChats.idOf(actor, other), actor, key, other, time());
  }

  /** Versions come in order, or late, or twice; mostly nobody blocks. */
  private NoteBlock noteBlock() {
    int actor = random.nextInt(2);
    return new NoteBlock(
        DirectChats.idOf(owner(0), owner(1)),
        owner(actor),
        owner(1 - actor),
        random.nextInt(3) == 0,
        random.nextInt(VERSIONS),
        time());
  }

  /** The same wish later, or another under its key. */
  private ChatCommand again(ChatCommand command) {
    boolean same = random.nextInt(4) > 0;
    return switch (command) {
      case CreateChat c ->
          new CreateChat(
              c.chatId(),
              c.actor(),
              c.clientKey(),
              c.type(),
              same == c.open(),
              c.content(),
              null,
              c.members(),
              time());
      case OpenDirectChat c ->
          new OpenDirectChat(c.chatId(), c.actor(), c.clientKey(), c.other(), time());
      case NoteBlock c ->
          new NoteBlock(c.chatId(), c.actor(), c.other(), c.blocked() == same, c.version(), time());
      case JoinChat c -> new JoinChat(c.chatId(), c.actor(), c.clientKey(), time(), c.imported());
      case LeaveChat c -> new LeaveChat(c.chatId(), c.actor(), c.clientKey(), time(), c.imported());
      case AddMember c ->
          new AddMember(c.chatId(), c.actor(), c.clientKey(), same ? c.userId() : user(), time());
      case RemoveMember c ->
          new RemoveMember(
              c.chatId(), c.actor(), c.clientKey(), same ? c.userId() : user(), time());
      case PostMessage c ->
          new PostMessage(
              c.chatId(),
              c.actor(),
              c.clientKey(),
              same ? c.content() : text(),
              null,
              c.replyTo(),
              c.replyToPosition(),
              time(),
              c.imported());
      default -> command;
    };
  }

  private CreateChat create() {
    int chat = random.nextInt(CHATS);
    return new CreateChat(
        chatId(chat),
        owner(chat),
        "create-" + chat,
        ChatType.GROUP,
        chat == 0,
        new ChatProfile("Chat", null),
        null,
        List.of(),
        time());
  }

  private static UUID chatId(int chat) {
    return Ids.derived("chat", owner(chat), "create-" + chat);
  }

  private static UUID owner(int chat) {
    return new UUID(1, chat);
  }

  private UUID user() {
    return new UUID(1, random.nextInt(USERS));
  }

  private Instant time() {
    return T0.plusSeconds(random.nextInt(1000));
  }

  private MessageContent text() {
    return new MessageContent(random.nextInt(10) == 0 ? " " : "text " + random.nextInt());
  }

  private @Nullable Long replyTo() {
    return random.nextInt(4) == 0 ? (Long) (long) random.nextInt(SEQS) : null;
  }

  /** Positions come in order, or late, or twice. */
  private @Nullable Imported imported() {
    return random.nextInt(3) == 0
        ? new Imported("source-" + random.nextInt(2), position(), T0.minusSeconds(1))
        : null;
  }

  private long position() {
    return random.nextInt(3) == 0 ? random.nextInt(positions + 1) : positions++;
  }
}
