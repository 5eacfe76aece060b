package dev.confab.processors.query;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.Ban;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.MemberAnswer;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.Session;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.Views;
import dev.confab.schemas.user.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The views of this process, for callers in it; partitions elsewhere are unavailable. */
public final class LocalViews implements Views {
  private final TimelineQueries timeline;
  private final AttachQueries attaching;
  private final UserChatQueries userChats;
  private final AccountQueries accounts;
  private final SessionQueries sessions;
  private final PeopleQueries people;

  /** Over the partitions that the view applications lend their stores to. */
  public LocalViews(ViewPlaces places) {
    this.timeline = new TimelineQueries(places.timeline());
    this.attaching = new AttachQueries(places.timeline());
    this.userChats = new UserChatQueries(places.userChats());
    this.accounts = new AccountQueries(places.accounts(), places.names());
    this.sessions = new SessionQueries(places.accounts());
    this.people = new PeopleQueries(places.accounts());
  }

  @Override
  public Optional<Account> account(UUID userId) {
    return accounts.account(userId);
  }

  @Override
  public List<Account> accounts(List<UUID> userIds) {
    return accounts.accounts(userIds);
  }

  @Override
  public List<Account> accountsAt(List<UserVersion> users) {
    return accounts.accountsAt(users);
  }

  @Override
  public Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience) {
    return accounts.settledAccount(userId, minVersion, patience);
  }

  @Override
  public Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    return accounts.nameOwner(nameKey, awaitedOwner);
  }

  @Override
  public Optional<String> passwordHash(UUID userId) {
    return accounts.passwordHash(userId);
  }

  @Override
  public boolean passwordSet(UUID userId, long minVersion) {
    return accounts.passwordSet(userId, minVersion);
  }

  @Override
  public List<Session> sessions(UUID userId, UUID known) {
    return sessions.sessions(userId, known);
  }

  @Override
  public boolean sessionEnded(UUID userId, UUID sessionId) {
    return sessions.ended(userId, sessionId);
  }

  @Override
  public Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    return people.person(userId, viewer, minVersion);
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    return people.people(userIds, viewer);
  }

  @Override
  public List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return people.contacts(userId, after, limit, minVersion);
  }

  @Override
  public List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return people.blocks(userId, after, limit, minVersion);
  }

  @Override
  public UserSettings settings(UUID userId, long minVersion) {
    return people.settings(userId, minVersion);
  }

  @Override
  public List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    return userChats.userChats(userId, after, limit, atLeast);
  }

  @Override
  public List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    return userChats.userChatsAt(userId, positions);
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    return timeline.heads(viewer, chats);
  }

  @Override
  public Optional<ChatHead> chat(UUID viewer, ChatPosition chat) {
    return timeline.chat(viewer, chat);
  }

  @Override
  public MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return timeline.members(viewer, chat, after, limit);
  }

  @Override
  public HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range) {
    return timeline.history(viewer, chat, range);
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    return attaching.attach(query);
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    return timeline.events(viewer, chat, fromSeq, toSeq);
  }

  @Override
  public MemberAnswer member(UUID viewer, ChatPosition chat, UUID userId) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<Ban> bans(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<Invitation> invitations(
      UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<InviteLink> links(UUID viewer, ChatPosition chat, long after, int limit) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<MessageVersion> edits(UUID viewer, ChatPosition chat, long messageSeq) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public HistoryPage thread(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<Pin> pins(UUID viewer, ChatPosition chat) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion) {
    throw new UnsupportedOperationException("on its way");
  }

  @Override
  public List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    throw new UnsupportedOperationException("on its way");
  }
}
