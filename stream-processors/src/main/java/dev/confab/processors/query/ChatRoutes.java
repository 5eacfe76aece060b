package dev.confab.processors.query;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatViews;
import dev.confab.platform.query.ChatsHttp;
import dev.confab.platform.query.ChatsHttp.ChatBody;
import dev.confab.platform.query.ChatsHttp.HeadsBody;
import dev.confab.platform.query.ChatsHttp.LinksBody;
import dev.confab.platform.query.ChatsHttp.MemberBody;
import dev.confab.platform.query.ChatsHttp.PeopleOfBody;
import dev.confab.platform.query.ViewName;

/** Questions of {@link ChatViews} over HTTP. */
final class ChatRoutes {
  private ChatRoutes() {}

  static void add(Routing routing, ChatViews views) {
    routing
        .many(
            ChatsHttp.HEADS,
            HeadsBody.class,
            ViewName.TIMELINE,
            body -> body.chats().stream().map(ChatPosition::chatId).toList(),
            body -> views.heads(body.viewer(), body.chats()))
        .one(
            ChatsHttp.CHAT,
            ChatBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.chat(body.viewer(), body.chat()).orElse(null))
        .one(
            ChatsHttp.MEMBERS,
            PeopleOfBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.members(body.viewer(), body.chat(), body.after(), body.limit()))
        .one(
            ChatsHttp.MEMBER,
            MemberBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.member(body.viewer(), body.chat(), body.userId()))
        .one(
            ChatsHttp.BANS,
            PeopleOfBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.bans(body.viewer(), body.chat(), body.after(), body.limit()))
        .one(
            ChatsHttp.INVITATIONS,
            PeopleOfBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.invitations(body.viewer(), body.chat(), body.after(), body.limit()))
        .one(
            ChatsHttp.LINKS,
            LinksBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.links(body.viewer(), body.chat(), body.after(), body.limit()));
  }
}
