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
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Pin;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.Session;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserChatsQuery;
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
  private final HeadQueries heads;
  private final MemberQueries members;
  private final HistoryQueries history;
  private final MessageQueries messages;
  private final ReaderQueries readers;
  private final AttachQueries attaching;
  private final OwnMarkQueries ownMarks;
  private final UserChatQueries userChats;
  private final AccountQueries accounts;
  private final SessionQueries sessions;
  private final PeopleQueries people;
  private final PresenceQueries presence;

  /** Over the partitions that the view applications lend their stores to. */
  public LocalViews(ViewPlaces places) {
    ChatReading reading = new ChatReading(places.timeline());
    this.heads = new HeadQueries(reading);
    this.members = new MemberQueries(reading);
    this.history = new HistoryQueries(reading);
    this.messages = new MessageQueries(reading);
    this.readers = new ReaderQueries(reading);
    this.attaching = new AttachQueries(places.timeline());
    this.ownMarks = new OwnMarkQueries(places.timeline());
    this.userChats = new UserChatQueries(places.userChats());
    this.accounts = new AccountQueries(places.accounts(), places.names());
    this.sessions = new SessionQueries(places.accounts());
    this.people = new PeopleQueries(places.accounts());
    this.presence = new PresenceQueries(people);
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
  public List<Presence> presences(List<PresenceQuery> queries) {
    return presence.presences(queries);
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
    return heads.heads(viewer, chats);
  }

  @Override
  public Optional<ChatHead> chat(UUID viewer, ChatPosition chat) {
    return heads.chat(viewer, chat);
  }

  @Override
  public MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return members.members(viewer, chat, after, limit);
  }

  @Override
  public HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range) {
    return history.history(viewer, chat, range);
  }

  @Override
  public OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions) {
    return userChats.ownChatsAt(userId, positions);
  }

  @Override
  public List<List<UserChat>> userChatsAt(List<UserChatsQuery> queries) {
    return userChats.userChatsAt(queries);
  }

  @Override
  public OwnState ownStateAt(UUID userId, long minOffset) {
    return people.ownStateAt(userId, minOffset);
  }

  @Override
  public OwnPreferences ownPreferencesAt(UUID userId, long minVersion) {
    return userChats.ownPreferencesAt(userId, minVersion);
  }

  @Override
  public List<OwnMark> ownMarks(OwnMarksQuery query) {
    return ownMarks.ownMarks(query);
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    return attaching.attach(List.of(query)).getFirst();
  }

  @Override
  public List<AttachAnswer> attach(List<AttachQuery> queries) {
    return attaching.attach(queries);
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    return history.events(viewer, chat, fromSeq, toSeq);
  }

  @Override
  public MemberAnswer member(UUID viewer, ChatPosition chat, UUID userId) {
    return members.member(viewer, chat, userId);
  }

  @Override
  public ChatPage<Ban> bans(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return members.bans(viewer, chat, after, limit);
  }

  @Override
  public ChatPage<Invitation> invitations(
      UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return members.invitations(viewer, chat, after, limit);
  }

  @Override
  public ChatPage<InviteLink> links(UUID viewer, ChatPosition chat, long after, int limit) {
    return members.links(viewer, chat, after, limit);
  }

  @Override
  public ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs) {
    return messages.messages(viewer, chat, seqs);
  }

  @Override
  public ChatPage<MessageVersion> edits(UUID viewer, ChatPosition chat, long messageSeq) {
    return messages.edits(viewer, chat, messageSeq);
  }

  @Override
  public HistoryPage thread(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range) {
    return history.thread(viewer, chat, rootSeq, range);
  }

  @Override
  public ChatPage<Pin> pins(UUID viewer, ChatPosition chat) {
    return messages.pins(viewer, chat);
  }

  @Override
  public ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {
    return messages.reactions(viewer, chat, messageSeq, type, after, limit);
  }

  @Override
  public ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
    return readers.readers(viewer, chat, messageSeq);
  }

  @Override
  public List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    return userChats.invitationsOf(userId, after, limit, atLeast);
  }

  @Override
  public List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion) {
    return userChats.preferences(userId, chatIds, minVersion);
  }

  @Override
  public List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    return userChats.hidden(userId, chatId, fromSeq, toSeq, minVersion);
  }

  @Override
  public List<MessageName> hiddenAmong(UUID userId, List<MessageName> messages, long minVersion) {
    return userChats.hiddenAmong(userId, messages, minVersion);
  }
}
