package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Account;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/users}: oneself and others. */
final class UserRoutes implements HttpModule {
  private static final int MAX_USERNAME_CHARS = 64;

  private final Authentication authentication;
  private final Directory directory;
  private final OwnWrites writes;

  /** What everybody may know of a user. */
  record User(UUID userId, String username, String displayName) {
    static User of(Account account) {
      return new User(account.userId(), account.username(), account.displayName());
    }
  }

  /** What a user may know of themselves. */
  record Me(
      UUID userId,
      String username,
      @Nullable String email,
      boolean emailVerified,
      String displayName,
      Instant createdAt) {
    static Me of(Account account) {
      return new Me(
          account.userId(),
          account.username(),
          account.email(),
          account.emailVerified(),
          account.displayName(),
          account.createdAt());
    }
  }

  /** One user or none: names are unique. */
  record Found(List<User> users) {}

  UserRoutes(Authentication authentication, Directory directory, OwnWrites writes) {
    this.authentication = authentication;
    this.directory = directory;
    this.writes = writes;
  }

  @Override
  public void configure(JavalinConfig config) {
    // The first route that matches answers: me stands before {id}.
    config.routes.get("/api/users/me", authentication.user(this::me));
    config.routes.get("/api/users", authentication.user(this::find));
    config.routes.get("/api/users/{id}", authentication.user(this::user));
  }

  private void me(Context ctx, Principal principal) {
    ctx.json(Me.of(visible(ctx, principal, principal.userId())));
  }

  private void find(Context ctx, Principal principal) {
    String username = Parameters.text(ctx, "username", MAX_USERNAME_CHARS);
    ctx.json(new Found(directory.named(username).map(User::of).stream().toList()));
  }

  private void user(Context ctx, Principal principal) {
    ctx.json(User.of(visible(ctx, principal, Parameters.pathId(ctx, "id"))));
  }

  private Account visible(Context ctx, Principal principal, UUID userId) {
    Consistency consistency = Consistency.of(ctx, principal.userId(), writes);
    return directory.get(userId, consistency.version(userId));
  }
}
