package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.Profile;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/{id}}: what people show of themselves. */
final class ProfileRoutes implements HttpModule {
  private static final int MAX_NAME_CHARS = 64;
  private static final int MAX_BIO_CHARS = 500;
  private static final int MAX_STATUS_CHARS = 140;
  private static final int MAX_PHONE_CHARS = 16;
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final Authentication authentication;
  private final Views views;
  private final UserChanges changes;

  ProfileRoutes(Authentication authentication, Views views, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/users/{id}", authentication.user(this::person));
    config.routes.put("/api/users/{id}", authentication.user(this::change));
  }

  private void person(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "id");
    long version = changes.version(ctx, principal, userId);
    Person person =
        views
            .person(userId, principal.userId(), version)
            .filter(found -> found.account().status() == Account.Status.REGISTERED)
            .orElseThrow(
                () ->
                    ProblemException.of(404, "user_not_found", "There is no user " + userId + "."));
    ctx.json(Card.of(person));
  }

  private void change(Context ctx, Principal principal) {
    Self.require(ctx, principal);
    Profile profile = profile(JsonBody.of(ctx));
    changes.send(ctx, principal, at -> new ChangeProfile(principal.userId(), profile, null, at));
    ctx.json(profile);
  }

  private static Profile profile(JsonBody body) {
    String displayName = body.text("displayName", 1, MAX_NAME_CHARS);
    if (displayName.isBlank()) {
      throw body.wrong("displayName", "must not be blank");
    }
    String phone = body.textOrNull("phone", 1, MAX_PHONE_CHARS);
    if (phone != null && !PHONE.matcher(phone).matches()) {
      throw body.wrong("phone", "must be a number by E.164, like +441632960961");
    }
    return new Profile(
        displayName,
        orNull(body.linesOrNull("bio", 0, MAX_BIO_CHARS)),
        orNull(body.textOrNull("statusText", 0, MAX_STATUS_CHARS)),
        phone);
  }

  /** Who empties a field of a form says nothing. */
  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
