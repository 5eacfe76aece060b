package dev.confab.processors.query;

import dev.confab.platform.query.UserChatViews;
import dev.confab.platform.query.UserChatsHttp;
import dev.confab.platform.query.UserChatsHttp.HiddenAmongBody;
import dev.confab.platform.query.UserChatsHttp.HiddenBody;
import dev.confab.platform.query.UserChatsHttp.PreferencesBody;
import dev.confab.platform.query.UserChatsHttp.UserChatsBody;
import dev.confab.platform.query.ViewName;

/** Questions of {@link UserChatViews} over HTTP. */
final class UserChatRoutes {
  private UserChatRoutes() {}

  static void add(Routing routing, UserChatViews views) {
    routing
        .one(
            UserChatsHttp.USER_CHATS,
            UserChatsBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.userChats(body.userId(), body.after(), body.limit(), body.atLeast()))
        .one(
            UserChatsHttp.INVITATIONS_OF,
            UserChatsBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.invitationsOf(body.userId(), body.after(), body.limit(), body.atLeast()))
        .one(
            UserChatsHttp.PREFERENCES,
            PreferencesBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.preferences(body.userId(), body.chatIds(), body.minVersion()))
        .one(
            UserChatsHttp.HIDDEN,
            HiddenBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body ->
                views.hidden(
                    body.userId(), body.chatId(), body.fromSeq(), body.toSeq(), body.minVersion()))
        .one(
            UserChatsHttp.HIDDEN_AMONG,
            HiddenAmongBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.hiddenAmong(body.userId(), body.messages(), body.minVersion()));
  }
}
