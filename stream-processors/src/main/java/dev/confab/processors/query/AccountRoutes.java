package dev.confab.processors.query;

import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewName;
import dev.confab.platform.query.Views;
import dev.confab.platform.query.ViewsHttp;
import dev.confab.platform.query.ViewsHttp.NameBody;
import dev.confab.platform.query.ViewsHttp.PasswordBody;
import dev.confab.platform.query.ViewsHttp.SessionBody;
import dev.confab.platform.query.ViewsHttp.SettledBody;
import dev.confab.platform.query.ViewsHttp.UserBody;
import dev.confab.platform.query.ViewsHttp.UserVersionsBody;
import dev.confab.platform.query.ViewsHttp.UsersBody;
import java.time.Duration;

/** Questions about accounts, sessions and names over HTTP: see {@link ViewsHttp}. */
final class AccountRoutes {
  private AccountRoutes() {}

  static void add(Routing routing, Views views) {
    routing
        .one(
            ViewsHttp.ACCOUNT,
            UserBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.account(body.userId()).orElse(null))
        .many(
            ViewsHttp.ACCOUNTS,
            UsersBody.class,
            ViewName.ACCOUNTS,
            body -> body.userIds(),
            body -> views.accounts(body.userIds()))
        .many(
            ViewsHttp.ACCOUNTS_AT,
            UserVersionsBody.class,
            ViewName.ACCOUNTS,
            body -> body.users().stream().map(UserVersion::userId).toList(),
            body -> views.accountsAt(body.users()))
        .one(
            ViewsHttp.SETTLED_ACCOUNT,
            SettledBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body ->
                views
                    .settledAccount(
                        body.userId(), body.minVersion(), Duration.ofMillis(body.patienceMs()))
                    .orElse(null))
        .one(
            ViewsHttp.PASSWORD_HASH,
            UserBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.passwordHash(body.userId()).orElse(null))
        .one(
            ViewsHttp.PASSWORD_SET,
            PasswordBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.passwordSet(body.userId(), body.minVersion()))
        .one(
            ViewsHttp.SESSIONS,
            SessionBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.sessions(body.userId(), body.sessionId()))
        .one(
            ViewsHttp.SESSION_ENDED,
            SessionBody.class,
            ViewName.ACCOUNTS,
            body -> body.userId(),
            body -> views.sessionEnded(body.userId(), body.sessionId()))
        .one(
            ViewsHttp.NAME_OWNER,
            NameBody.class,
            ViewName.NAMES,
            body -> body.nameKey(),
            body -> views.nameOwner(body.nameKey(), body.awaitedOwner()).orElse(null));
  }
}
