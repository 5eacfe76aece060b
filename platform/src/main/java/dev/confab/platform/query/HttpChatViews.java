package dev.confab.platform.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.confab.platform.query.ChatsHttp.ChatBody;
import dev.confab.platform.query.ChatsHttp.HeadsBody;
import dev.confab.platform.query.ChatsHttp.LinksBody;
import dev.confab.platform.query.ChatsHttp.MemberBody;
import dev.confab.platform.query.ChatsHttp.PeopleOfBody;
import dev.confab.platform.query.MessagesHttp.HistoryBody;
import dev.confab.platform.query.MessagesHttp.MessageBody;
import dev.confab.platform.query.MessagesHttp.MessagesBody;
import dev.confab.platform.query.MessagesHttp.ReactionsBody;
import dev.confab.platform.query.MessagesHttp.ThreadBody;
import dev.confab.platform.query.UserChatsHttp.HiddenAmongBody;
import dev.confab.platform.query.UserChatsHttp.HiddenBody;
import dev.confab.platform.query.UserChatsHttp.PreferencesBody;
import dev.confab.platform.query.UserChatsHttp.UserChatsBody;
import dev.confab.platform.token.ServiceToken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of {@link HttpViews} that is about chats. */
abstract class HttpChatViews extends HttpQuestions
    implements ChatViews, MessageViews, UserChatViews {
  HttpChatViews(List<String> seeds, ServiceToken token) {
    super(seeds, token);
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    List<ChatHead> found =
        router()
            .callMany(
                ViewName.TIMELINE,
                chats,
                ChatPosition::chatId,
                ChatsHttp.HEADS,
                part -> new HeadsBody(viewer, part),
                new TypeReference<List<ChatHead>>() {});
    return inOrder(chats.stream().map(ChatPosition::chatId).toList(), found, ChatHead::chatId);
  }

  @Override
  public Optional<ChatHead> chat(UUID viewer, ChatPosition chat) {
    return Optional.ofNullable(
        ask(
            ViewName.TIMELINE,
            chat.chatId(),
            ChatsHttp.CHAT,
            new ChatBody(viewer, chat),
            new TypeReference<ChatHead>() {}));
  }

  @Override
  public MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return ofChat(
        chat,
        ChatsHttp.MEMBERS,
        new PeopleOfBody(viewer, chat, after, limit),
        new TypeReference<MemberPage>() {});
  }

  @Override
  public MemberAnswer member(UUID viewer, ChatPosition chat, UUID userId) {
    return ofChat(
        chat,
        ChatsHttp.MEMBER,
        new MemberBody(viewer, chat, userId),
        new TypeReference<MemberAnswer>() {});
  }

  @Override
  public ChatPage<Ban> bans(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return ofChat(
        chat,
        ChatsHttp.BANS,
        new PeopleOfBody(viewer, chat, after, limit),
        new TypeReference<ChatPage<Ban>>() {});
  }

  @Override
  public ChatPage<Invitation> invitations(
      UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    return ofChat(
        chat,
        ChatsHttp.INVITATIONS,
        new PeopleOfBody(viewer, chat, after, limit),
        new TypeReference<ChatPage<Invitation>>() {});
  }

  @Override
  public ChatPage<InviteLink> links(UUID viewer, ChatPosition chat, long after, int limit) {
    return ofChat(
        chat,
        ChatsHttp.LINKS,
        new LinksBody(viewer, chat, after, limit),
        new TypeReference<ChatPage<InviteLink>>() {});
  }

  @Override
  public HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range) {
    return ofChat(
        chat,
        MessagesHttp.HISTORY,
        new HistoryBody(viewer, chat, range),
        new TypeReference<HistoryPage>() {});
  }

  @Override
  public ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs) {
    return ofChat(
        chat,
        MessagesHttp.MESSAGES,
        new MessagesBody(viewer, chat, seqs),
        new TypeReference<ChatPage<Message>>() {});
  }

  @Override
  public ChatPage<MessageVersion> edits(UUID viewer, ChatPosition chat, long messageSeq) {
    return ofChat(
        chat,
        MessagesHttp.EDITS,
        new MessageBody(viewer, chat, messageSeq),
        new TypeReference<ChatPage<MessageVersion>>() {});
  }

  @Override
  public HistoryPage thread(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range) {
    return ofChat(
        chat,
        MessagesHttp.THREAD,
        new ThreadBody(viewer, chat, rootSeq, range),
        new TypeReference<HistoryPage>() {});
  }

  @Override
  public ChatPage<Pin> pins(UUID viewer, ChatPosition chat) {
    return ofChat(
        chat, MessagesHttp.PINS, new ChatBody(viewer, chat), new TypeReference<ChatPage<Pin>>() {});
  }

  @Override
  public ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {
    return ofChat(
        chat,
        MessagesHttp.REACTIONS,
        new ReactionsBody(viewer, chat, messageSeq, type, after, limit),
        new TypeReference<ChatPage<Reaction>>() {});
  }

  @Override
  public ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
    return ofChat(
        chat,
        MessagesHttp.READERS,
        new MessageBody(viewer, chat, messageSeq),
        new TypeReference<ReadersAnswer>() {});
  }

  @Override
  public List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    return ofUser(
        userId,
        UserChatsHttp.USER_CHATS,
        new UserChatsBody(userId, after, limit, atLeast),
        new TypeReference<List<UserChat>>() {});
  }

  @Override
  public List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    return ofUser(
        userId,
        UserChatsHttp.INVITATIONS_OF,
        new UserChatsBody(userId, after, limit, atLeast),
        new TypeReference<List<Invitation>>() {});
  }

  @Override
  public List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion) {
    return ofUser(
        userId,
        UserChatsHttp.PREFERENCES,
        new PreferencesBody(userId, chatIds, minVersion),
        new TypeReference<List<ChatPreference>>() {});
  }

  @Override
  public List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    return ofUser(
        userId,
        UserChatsHttp.HIDDEN,
        new HiddenBody(userId, chatId, fromSeq, toSeq, minVersion),
        new TypeReference<List<Long>>() {});
  }

  @Override
  public List<MessageName> hiddenAmong(UUID userId, List<MessageName> messages, long minVersion) {
    return ofUser(
        userId,
        UserChatsHttp.HIDDEN_AMONG,
        new HiddenAmongBody(userId, messages, minVersion),
        new TypeReference<List<MessageName>>() {});
  }

  private <R> R ofChat(ChatPosition chat, String path, Object body, TypeReference<R> type) {
    return answer(ViewName.TIMELINE, chat.chatId(), path, body, type);
  }

  private <R> R ofUser(UUID userId, String path, Object body, TypeReference<R> type) {
    return answer(ViewName.USER_CHATS, userId, path, body, type);
  }
}
