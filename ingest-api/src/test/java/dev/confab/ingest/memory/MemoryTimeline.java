package dev.confab.ingest.memory;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.Ban;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.ChatViews;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberAnswer;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.MessageViews;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.platform.query.Reader;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserChatViews;
import dev.confab.platform.query.ViewUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The part of the views that is about chats. */
abstract class MemoryTimeline implements ChatViews, MessageViews, UserChatViews {
  private final MemoryUsers users;
  private final MemoryChats chats;
  private final Supplier<Fault> fault;

  MemoryTimeline(MemoryUsers users, MemoryChats chats, Supplier<Fault> fault) {
    this.users = users;
    this.chats = chats;
    this.fault = fault;
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
  public List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    check();
    atLeast.forEach(this::reached);
    return chats.all().stream()
        .flatMap(chat -> Optional.ofNullable(chat.invitations.get(userId)).stream())
        .sorted(Comparator.comparing(Invitation::chatId))
        .filter(invitation -> after == null || invitation.chatId().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion) {
    checkBatch(chatIds);
    return users.ownChats(userId, minVersion).preferences(chatIds);
  }

  @Override
  public List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    check();
    return users.ownChats(userId, minVersion).hidden(chatId, fromSeq, toSeq);
  }

  @Override
  public List<MessageName> hiddenAmong(UUID userId, List<MessageName> messages, long minVersion) {
    checkBatch(messages);
    return users.ownChats(userId, minVersion).hiddenAmong(messages);
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> positions) {
    checkBatch(positions);
    return positions.stream().flatMap(position -> chat(viewer, position).stream()).toList();
  }

  @Override
  public Optional<ChatHead> chat(UUID viewer, ChatPosition position) {
    reached(position);
    return chats.chat(position.chatId()).map(chat -> chat.head(viewer));
  }

  @Override
  public MemberPage members(UUID viewer, ChatPosition position, @Nullable UUID after, int limit) {
    ChatPage<Member> page =
        page(viewer, position, chat -> chat.members.values(), Member::userId, after, limit);
    return new MemberPage(page.access(), page.entries(), page.more());
  }

  @Override
  public MemberAnswer member(UUID viewer, ChatPosition position, UUID userId) {
    Access access = access(viewer, position);
    return new MemberAnswer(
        access, access == Access.MEMBER ? chat(position).members.get(userId) : null);
  }

  @Override
  public ChatPage<Ban> bans(UUID viewer, ChatPosition position, @Nullable UUID after, int limit) {
    return page(viewer, position, chat -> chat.bans.values(), Ban::userId, after, limit);
  }

  @Override
  public ChatPage<Invitation> invitations(
      UUID viewer, ChatPosition position, @Nullable UUID after, int limit) {
    return page(
        viewer, position, chat -> chat.invitations.values(), Invitation::userId, after, limit);
  }

  @Override
  public ChatPage<InviteLink> links(UUID viewer, ChatPosition position, long after, int limit) {
    return all(viewer, position, chat -> List.copyOf(chat.links.values()));
  }

  @Override
  public HistoryPage history(UUID viewer, ChatPosition position, HistoryRange range) {
    Access access = access(viewer, position);
    return access == Access.MEMBER
        ? cut(chat(position).seenBy(viewer), range)
        : HistoryPage.none(access);
  }

  @Override
  public HistoryPage thread(UUID viewer, ChatPosition position, long root, HistoryRange range) {
    Access access = access(viewer, position);
    return access == Access.MEMBER
        ? cut(
            chat(position).seenBy(viewer).stream()
                .filter(message -> Long.valueOf(root).equals(message.threadRoot()))
                .toList(),
            range)
        : HistoryPage.none(access);
  }

  private static HistoryPage cut(List<Message> seen, HistoryRange range) {
    long place = place(seen, range);
    List<Message> older = seen.stream().filter(m -> m.seq() < place).toList();
    // of a time: from it on
    boolean itself = range.side() == HistoryRange.Side.AROUND || range.seq() == null;
    List<Message> newer =
        seen.stream().filter(m -> itself ? m.seq() >= place : m.seq() > place).toList();
    int half =
        switch (range.side()) {
          case BEFORE -> range.limit();
          case AFTER -> 0;
          case AROUND -> range.limit() / 2;
        };
    List<Message> page =
        new ArrayList<>(older.subList(Math.max(0, older.size() - half), older.size()));
    int rest =
        Math.min(newer.size(), range.side() == HistoryRange.Side.BEFORE ? 0 : range.limit() - half);
    page.addAll(newer.subList(0, rest));
    return new HistoryPage(Access.MEMBER, page, older.size() > half, newer.size() > rest);
  }

  private static long place(List<Message> seen, HistoryRange range) {
    if (range.seq() != null) {
      return range.seq();
    }
    if (range.time() == null) {
      return Long.MAX_VALUE;
    }
    return seen.stream()
        .filter(message -> !message.sentAt().isBefore(range.time()))
        .mapToLong(Message::seq)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  @Override
  public ChatPage<Message> messages(UUID viewer, ChatPosition position, List<Long> seqs) {
    return all(
        viewer,
        position,
        chat -> chat.seenBy(viewer).stream().filter(m -> seqs.contains(m.seq())).toList());
  }

  @Override
  public ChatPage<MessageVersion> edits(UUID viewer, ChatPosition position, long seq) {
    return all(viewer, position, chat -> chat.message(seq).map(m -> m.versions).orElse(List.of()));
  }

  @Override
  public ChatPage<Pin> pins(UUID viewer, ChatPosition position) {
    return all(
        viewer,
        position,
        chat ->
            chat.messages.reversed().stream()
                .filter(message -> message.pinnedBy != null && chat.canSee(viewer, message.seq))
                .map(message -> message.pin(viewer))
                .toList());
  }

  @Override
  public ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition position,
      long seq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {
    ChatPage<Reaction> found =
        all(
            viewer,
            position,
            chat -> chat.message(seq).map(MemoryMessage::sorted).orElse(List.of()));
    List<Reaction> rest =
        found.entries().stream()
            .filter(reaction -> type == null || reaction.type().equals(type))
            .filter(reaction -> after == null || isBehind(reaction, after))
            .toList();
    return new ChatPage<>(found.access(), rest.stream().limit(limit).toList(), rest.size() > limit);
  }

  private static boolean isBehind(Reaction reaction, ReactionPlace after) {
    int byType = reaction.type().compareTo(after.type());
    return byType != 0
        ? byType > 0
        : reaction.userId().toString().compareTo(after.userId().toString()) > 0;
  }

  @Override
  public ReadersAnswer readers(UUID viewer, ChatPosition position, long seq) {
    Access access = access(viewer, position);
    if (access != Access.MEMBER) {
      return ReadersAnswer.none(access);
    }
    MemoryChat chat = chat(position);
    MemoryMessage message = chat.message(seq).orElseThrow();
    List<UUID> others =
        chat.members.keySet().stream()
            .filter(userId -> !userId.equals(message.posted.actor()))
            .toList();
    List<Reader> readers =
        others.stream()
            .filter(userId -> chat.marks.get(userId).readNo() >= message.no)
            .map(userId -> new Reader(userId, chat.marks.get(userId).readAt()))
            .toList();
    long received =
        others.stream().filter(id -> chat.marks.get(id).receivedNo() >= message.no).count();
    return new ReadersAnswer(
        access, message.state == MessageState.PRESENT, received, readers.size(), readers);
  }

  private <T> ChatPage<T> page(
      UUID viewer,
      ChatPosition position,
      Function<MemoryChat, Collection<T>> rows,
      Function<T, UUID> idOf,
      @Nullable UUID after,
      int limit) {
    ChatPage<T> all = all(viewer, position, chat -> List.copyOf(rows.apply(chat)));
    List<T> rest =
        all.entries().stream()
            .filter(row -> after == null || idOf.apply(row).compareTo(after) > 0)
            .toList();
    return new ChatPage<>(all.access(), rest.stream().limit(limit).toList(), rest.size() > limit);
  }

  private <T> ChatPage<T> all(
      UUID viewer, ChatPosition position, Function<MemoryChat, List<T>> rows) {
    Access access = access(viewer, position);
    return access == Access.MEMBER
        ? new ChatPage<>(access, rows.apply(chat(position)), false)
        : ChatPage.none(access);
  }

  private MemoryChat chat(ChatPosition position) {
    return chats.chat(position.chatId()).orElseThrow();
  }

  private Access access(UUID viewer, ChatPosition position) {
    reached(position);
    return chats
        .chat(position.chatId())
        .map(chat -> chat.members.containsKey(viewer) ? Access.MEMBER : Access.NO_MEMBER)
        .orElse(Access.NO_CHAT);
  }

  private void reached(ChatPosition position) {
    check();
    if (behind() && position.minSeq() > 0) {
      throw new ViewUnavailableException("the chat has not come to seq " + position.minSeq());
    }
    long lastSeq = chats.chat(position.chatId()).map(chat -> chat.lastSeq).orElse(0L);
    if (lastSeq < position.minSeq()) {
      throw new AssertionError("waits for ever for seq " + position.minSeq() + " of " + lastSeq);
    }
  }

  void checkBatch(List<?> batch) {
    check();
    if (batch.size() > 256) {
      throw new AssertionError("at most 256 at once, not " + batch.size());
    }
  }

  boolean behind() {
    return fault.get() == Fault.VIEWS_BEHIND;
  }

  void check() {
    if (fault.get() == Fault.VIEWS_AWAY) {
      throw new ViewUnavailableException("away");
    }
  }
}
