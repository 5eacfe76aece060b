package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.Privacy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** {@code /api/users/me/privacy}: who sees what. */
final class PrivacyRoutes implements HttpModule {
  private static final List<Audience> AUDIENCES =
      List.of(Audience.EVERYBODY, Audience.CONTACTS, Audience.NOBODY);

  private final Authentication authentication;
  private final Views views;
  private final UserChanges changes;

  /** Who sees what, as JSON. */
  record Json(
      String lastSeen, String details, String phone, boolean readReceipts, boolean findable) {
    static Json of(Privacy privacy) {
      return new Json(
          name(privacy.lastSeen()),
          name(privacy.details()),
          name(privacy.phone()),
          privacy.readReceipts(),
          privacy.findable());
    }

    /** What this release does not know is shown to nobody. */
    private static String name(Audience audience) {
      return (audience == Audience.UNKNOWN ? Audience.NOBODY : audience)
          .name()
          .toLowerCase(Locale.ROOT);
    }
  }

  PrivacyRoutes(Authentication authentication, Views views, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/me/privacy", authentication.user(this::show));
    config.routes.put("/api/users/me/privacy", authentication.user(this::change));
  }

  private void show(Context ctx, Principal principal) {
    UUID userId = principal.userId();
    Privacy privacy =
        views
            .person(userId, userId, changes.version(ctx, principal, userId))
            .map(Person::privacy)
            .orElse(Privacy.DEFAULT);
    ctx.json(Json.of(privacy));
  }

  private void change(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    Privacy privacy =
        new Privacy(
            body.choice("lastSeen", AUDIENCES),
            body.choice("details", AUDIENCES),
            body.choice("phone", AUDIENCES),
            body.flag("readReceipts"),
            body.flag("findable"));
    changes.send(ctx, principal, at -> new ChangePrivacy(principal.userId(), privacy, at));
    ctx.json(Json.of(privacy));
  }
}
