package dev.confab.processors.query;

import dev.confab.platform.query.PeopleHttp;
import dev.confab.platform.query.PeopleHttp.PageBody;
import dev.confab.platform.query.PeopleHttp.PeopleBody;
import dev.confab.platform.query.PeopleHttp.PersonBody;
import dev.confab.platform.query.PeopleHttp.SettingsBody;
import dev.confab.platform.query.PeopleViews;
import dev.confab.platform.query.ViewName;

/** Questions of {@link PeopleViews} over HTTP. */
final class PeopleRoutes {
  private PeopleRoutes() {}

  static void add(Routing routing, PeopleViews views) {
    routing
        .one(
            PeopleHttp.PERSON,
            PersonBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.person(body.userId(), body.viewer(), body.minVersion()).orElse(null))
        .many(
            PeopleHttp.PEOPLE,
            PeopleBody.class,
            ViewName.ACCOUNTS,
            body -> body.userIds(),
            body -> views.people(body.userIds(), body.viewer()))
        .one(
            PeopleHttp.CONTACTS,
            PageBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.contacts(body.userId(), body.after(), body.limit(), body.minVersion()))
        .one(
            PeopleHttp.BLOCKS,
            PageBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.blocks(body.userId(), body.after(), body.limit(), body.minVersion()))
        .one(
            PeopleHttp.SETTINGS,
            SettingsBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.settings(body.userId(), body.minVersion()));
  }
}
