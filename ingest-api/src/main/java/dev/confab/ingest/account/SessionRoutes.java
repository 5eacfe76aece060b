package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Session;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/auth/sessions}: where the caller is logged in, and the ends of it; for admins, the
 * end of everybody's.
 */
final class SessionRoutes implements HttpModule {
  private final Authentication authentication;
  private final Sessions sessions;

  /** A session as its user sees it. */
  record Listed(
      UUID id,
      @Nullable String device,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      boolean current) {
    static Listed of(Session session, Principal caller) {
      return new Listed(
          session.sessionId(),
          session.device(),
          session.createdAt(),
          session.lastUsedAt(),
          session.expiresAt(),
          session.sessionId().equals(caller.sessionId()));
    }
  }

  /** All of them: there are few. */
  record Listing(List<Listed> sessions) {}

  SessionRoutes(Authentication authentication, Sessions sessions) {
    this.authentication = authentication;
    this.sessions = sessions;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/auth/sessions", authentication.user(this::list));
    config.routes.delete("/api/auth/sessions/{id}", authentication.user(this::close));
    config.routes.post("/api/auth/logout-all", authentication.user(this::closeAll));
    config.routes.delete("/api/users/{id}/sessions", authentication.admin(this::closeAllOf));
  }

  private void list(Context ctx, Principal principal) {
    ctx.json(
        new Listing(
            sessions.of(principal).stream()
                .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
                .map(session -> Listed.of(session, principal))
                .toList()));
  }

  private void close(Context ctx, Principal principal) {
    UUID sessionId = Parameters.pathId(ctx, "id");
    if (!sessions.close(principal, sessionId)) {
      throw ProblemException.of(404, "unknown_session", "You have no session " + sessionId + ".");
    }
    ctx.status(204);
  }

  private void closeAllOf(Context ctx, Principal admin) {
    sessions.closeAll(Parameters.pathId(ctx, "id"));
    ctx.status(204);
  }

  private void closeAll(Context ctx, Principal principal) {
    sessions.closeAll(principal);
    ctx.status(204);
  }
}
