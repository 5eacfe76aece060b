package dev.confab.ingest.memory;

import dev.confab.ingest.memory.MemoryChats.Chat;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.Session;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.user.UserSettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Views that are always up to date: a position that was never reached is an error of the caller.
 */
final class MemoryViews implements Views {
  private final MemoryUsers users;
  private final MemoryChats chats;
  private final Supplier<Fault> fault;

  MemoryViews(MemoryUsers users, MemoryChats chats, Supplier<Fault> fault) {
    this.users = users;
    this.chats = chats;
    this.fault = fault;
  }

  @Override
  public Optional<Account> account(UUID userId) {
    check();
    return users.account(userId);
  }

  @Override
  public List<Account> accounts(List<UUID> userIds) {
    checkBatch(userIds);
    return userIds.stream().flatMap(id -> users.account(id).stream()).toList();
  }

  @Override
  public List<Account> accountsAt(List<UserVersion> asked) {
    throw new UnsupportedOperationException("for the search indexer");
  }

  @Override
  public Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience) {
    check();
    Optional<Account> account = users.account(userId);
    long version = behind() ? 0 : account.map(Account::version).orElse(0L);
    if (version < minVersion) {
      throw new ViewUnavailableException("the user has not come to version " + minVersion);
    }
    return account;
  }

  @Override
  public Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    check();
    return users.owner(nameKey);
  }

  @Override
  public Optional<String> passwordHash(UUID userId) {
    check();
    return users.passwordHash(userId);
  }

  @Override
  public boolean passwordSet(UUID userId, long minVersion) {
    check();
    return !behind();
  }

  @Override
  public List<Session> sessions(UUID userId, UUID known) {
    check();
    return users.sessions(userId);
  }

  @Override
  public boolean sessionEnded(UUID userId, UUID sessionId) {
    check();
    return !behind()
        && users.sessions(userId).stream().noneMatch(s -> s.sessionId().equals(sessionId));
  }

  @Override
  public Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(account -> users.people(userId).orElseThrow().person(account, viewer));
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    checkBatch(userIds);
    return userIds.stream().flatMap(id -> person(id, viewer, 0).stream()).toList();
  }

  @Override
  public List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().contacts(after, limit))
        .orElse(List.of());
  }

  @Override
  public List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().blocks(after, limit))
        .orElse(List.of());
  }

  @Override
  public UserSettings settings(UUID userId, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().settings())
        .orElse(UserSettings.DEFAULT);
  }

  @Override
  public List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    check();
    atLeast.forEach(this::reached);
    return chats.all().stream()
        .filter(chat -> chat.members.containsKey(userId))
        .map(chat -> new UserChat(chat.made.chatId(), chat.members.get(userId).joinedSeq()))
        .sorted(Comparator.comparing(UserChat::chatId))
        .filter(chat -> after == null || chat.chatId().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> positions) {
    checkBatch(positions);
    return positions.stream().flatMap(position -> chat(viewer, position).stream()).toList();
  }

  @Override
  public Optional<ChatHead> chat(UUID viewer, ChatPosition position) {
    reached(position);
    return chats.chat(position.chatId()).map(chat -> head(chat, viewer));
  }

  @Override
  public MemberPage members(UUID viewer, ChatPosition position, @Nullable UUID after, int limit) {
    reached(position);
    Access access = access(viewer, position.chatId());
    if (access != Access.MEMBER) {
      return new MemberPage(access, List.of(), false);
    }
    List<Member> rest =
        chats.chat(position.chatId()).orElseThrow().members.values().stream()
            .filter(member -> after == null || member.userId().compareTo(after) > 0)
            .toList();
    return new MemberPage(access, rest.stream().limit(limit).toList(), rest.size() > limit);
  }

  @Override
  public HistoryPage history(UUID viewer, ChatPosition position, HistoryRange range) {
    reached(position);
    Access access = access(viewer, position.chatId());
    if (access != Access.MEMBER) {
      return new HistoryPage(access, List.of(), false);
    }
    Chat chat = chats.chat(position.chatId()).orElseThrow();
    List<Message> seen =
        chat.messages.stream()
            .filter(message -> chat.canSee(viewer, message.seq()))
            .filter(message -> range.before() == null || message.seq() < range.before())
            .filter(message -> range.after() == null || message.seq() > range.after())
            .toList();
    int skipped = range.after() == null ? Math.max(0, seen.size() - range.limit()) : 0;
    List<Message> page = seen.stream().skip(skipped).limit(range.limit()).toList();
    return new HistoryPage(access, page, seen.size() > page.size());
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    throw new UnsupportedOperationException("for gateways");
  }

  private Access access(UUID viewer, UUID chatId) {
    return chats
        .chat(chatId)
        .map(chat -> chat.members.containsKey(viewer) ? Access.MEMBER : Access.NO_MEMBER)
        .orElse(Access.NO_CHAT);
  }

  private static ChatHead head(Chat chat, UUID viewer) {
    Message last = chat.messages.isEmpty() ? null : chat.messages.getLast();
    Member membership = chat.members.get(viewer);
    long unread =
        membership == null
            ? 0
            : chat.messages.stream()
                .filter(m -> !m.senderId().equals(viewer) && m.seq() > membership.joinedSeq())
                .count();
    ChatProfile content = chat.made.content();
    return new ChatHead(
        chat.made.chatId(),
        chat.made.type(),
        chat.made.open(),
        content == null ? null : content.name(),
        content == null ? null : content.description(),
        chat.made.issuedAt(),
        chat.made.actor(),
        chat.lastSeq,
        chat.messages.size(),
        chat.members.size(),
        chat.lastActivityAt,
        membership,
        unread,
        last != null && chat.canSee(viewer, last.seq()) ? last : null,
        membership == null ? null : chat.peerOf(viewer));
  }

  private void reached(ChatPosition position) {
    check();
    long lastSeq = chats.chat(position.chatId()).map(chat -> chat.lastSeq).orElse(0L);
    if (lastSeq < position.minSeq()) {
      throw new AssertionError("waits for ever for seq " + position.minSeq() + " of " + lastSeq);
    }
  }

  private void checkBatch(List<?> batch) {
    check();
    if (batch.size() > 256) {
      throw new AssertionError("at most 256 at once, not " + batch.size());
    }
  }

  private boolean behind() {
    return fault.get() == Fault.VIEWS_BEHIND;
  }

  private void check() {
    if (fault.get() == Fault.VIEWS_AWAY) {
      throw new ViewUnavailableException("away");
    }
  }
}
