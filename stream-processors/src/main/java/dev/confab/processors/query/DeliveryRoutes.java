package dev.confab.processors.query;

import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.UserChatsQuery;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewName;
import dev.confab.platform.query.ViewsHttp;
import dev.confab.platform.query.ViewsHttp.AttachBody;
import dev.confab.platform.query.ViewsHttp.EventsBody;
import dev.confab.platform.query.ViewsHttp.OwnStateBody;
import dev.confab.platform.query.ViewsHttp.UserChatsAtBody;
import dev.confab.platform.query.ViewsHttp.UserChatsBody;

/** Questions of {@link DeliveryViews} over HTTP. */
final class DeliveryRoutes {
  private DeliveryRoutes() {}

  static void add(Routing routing, DeliveryViews views) {
    routing
        .many(
            ViewsHttp.USER_CHATS_AT,
            UserChatsBody.class,
            ViewName.USER_CHATS,
            body -> body.queries().stream().map(UserChatsQuery::userId).toList(),
            body -> views.userChatsAt(body.queries()))
        .one(
            ViewsHttp.OWN_CHATS_AT,
            UserChatsAtBody.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.ownChatsAt(body.userId(), body.positions()))
        .one(
            ViewsHttp.OWN_STATE_AT,
            OwnStateBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.ownStateAt(body.userId(), body.minOffset()))
        .one(
            ViewsHttp.OWN_PREFERENCES_AT,
            UserVersion.class,
            ViewName.USER_CHATS,
            body -> body.userId(),
            body -> views.ownPreferencesAt(body.userId(), body.minVersion()))
        .partition(
            ViewsHttp.OWN_MARKS,
            OwnMarksQuery.class,
            ViewName.TIMELINE,
            OwnMarksQuery::partition,
            views::ownMarks)
        .one(
            ViewsHttp.EVENTS,
            EventsBody.class,
            ViewName.TIMELINE,
            body -> body.chat().chatId(),
            body -> views.events(body.viewer(), body.chat(), body.fromSeq(), body.toSeq()))
        .partition(
            ViewsHttp.ATTACH,
            AttachBody.class,
            ViewName.TIMELINE,
            body -> body.queries().getFirst().partition(),
            body -> views.attach(body.queries()));
  }
}
