package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.people.User;
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

/** {@code /api/users}: oneself, and others by their names. */
final class UserRoutes implements HttpModule {
  private static final int MAX_USERNAME_CHARS = 64;

  private final Authentication authentication;
  private final Directory directory;
  private final OwnWrites writes;

  /** What a user may know of themselves. */
  record Me(
      UUID userId,
      String username,
      @Nullable String email,
      boolean emailVerified,
      String displayName,
      Instant createdAt,
      List<String> roles,
      @Nullable Instant eraseAt) {
    static Me of(Account account) {
      return new Me(
          account.userId(),
          account.username(),
          account.email(),
          account.emailVerified(),
          account.displayName(),
          account.createdAt(),
          Roles.names(account.roles()),
          account.eraseAt());
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
    // The first route that matches answers: me stands before {id} of ProfileRoutes.
    config.routes.get("/api/users/me", authentication.user(this::me));
    config.routes.get("/api/users", authentication.user(this::find));
  }

  private void me(Context ctx, Principal principal) {
    UUID userId = principal.userId();
    Consistency consistency = Consistency.of(ctx, userId, writes);
    ctx.json(Me.of(directory.get(userId, consistency.version(userId))));
  }

  private void find(Context ctx, Principal principal) {
    String username = Parameters.text(ctx, "username", MAX_USERNAME_CHARS);
    ctx.json(new Found(directory.named(username).map(User::of).stream().toList()));
  }
}
