package dev.confab.processors.query;

import dev.confab.platform.query.PresenceHttp;
import dev.confab.platform.query.PresenceHttp.PresencesBody;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.PresenceViews;
import dev.confab.platform.query.ViewName;

/** Questions of {@link PresenceViews} over HTTP. */
final class PresenceRoutes {
  private PresenceRoutes() {}

  static void add(Routing routing, PresenceViews views) {
    routing.many(
        PresenceHttp.PRESENCES,
        PresencesBody.class,
        ViewName.ACCOUNTS,
        body -> body.queries().stream().map(PresenceQuery::userId).toList(),
        body -> views.presences(body.queries()));
  }
}
