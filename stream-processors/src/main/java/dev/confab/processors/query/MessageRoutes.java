package dev.confab.processors.query;

import dev.confab.platform.query.ChatsHttp.ChatBody;
import dev.confab.platform.query.MessageViews;
import dev.confab.platform.query.MessagesHttp;
import dev.confab.platform.query.MessagesHttp.HistoryBody;
import dev.confab.platform.query.MessagesHttp.MessageBody;
import dev.confab.platform.query.MessagesHttp.MessagesBody;
import dev.confab.platform.query.MessagesHttp.ReactionsBody;
import dev.confab.platform.query.MessagesHttp.ThreadBody;
import dev.confab.platform.query.ViewName;

/** Questions of {@link MessageViews} over HTTP. */
final class MessageRoutes {
  private MessageRoutes() {}

  static void add(Routing routing, MessageViews views) {
    routing
        .one(
            MessagesHttp.HISTORY,
            HistoryBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.history(body.viewer(), body.chat(), body.range()))
        .one(
            MessagesHttp.MESSAGES,
            MessagesBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.messages(body.viewer(), body.chat(), body.seqs()))
        .one(
            MessagesHttp.EDITS,
            MessageBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.edits(body.viewer(), body.chat(), body.messageSeq()))
        .one(
            MessagesHttp.THREAD,
            ThreadBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.thread(body.viewer(), body.chat(), body.rootSeq(), body.range()))
        .one(
            MessagesHttp.PINS,
            ChatBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.pins(body.viewer(), body.chat()))
        .one(
            MessagesHttp.REACTIONS,
            ReactionsBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body ->
                views.reactions(
                    body.viewer(),
                    body.chat(),
                    body.messageSeq(),
                    body.type(),
                    body.after(),
                    body.limit()))
        .one(
            MessagesHttp.READERS,
            MessageBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.readers(body.viewer(), body.chat(), body.messageSeq()));
  }
}
