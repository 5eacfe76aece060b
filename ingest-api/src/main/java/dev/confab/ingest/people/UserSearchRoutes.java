package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/search/users}. */
final class UserSearchRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 20;

  private final Authentication authentication;
  private final Finder finder;

  /** A page of people. */
  record Page(List<User> users, @Nullable String next) {}

  UserSearchRoutes(Authentication authentication, Finder finder) {
    this.authentication = authentication;
    this.finder = finder;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/search/users", authentication.user(this::users));
  }

  private void users(Context ctx, Principal principal) {
    String q = Parameters.text(ctx, "q", UserSearchRequest.MAX_QUERY_CHARS);
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, UserSearchRequest.MAX_LIMIT);
    String cursor = Parameters.cursorOrNull(ctx);
    try {
      Finder.Found found = finder.find(principal.userId(), q, limit, cursor);
      ctx.json(new Page(found.accounts().stream().map(User::of).toList(), found.next()));
    } catch (IllegalArgumentException e) {
      throw cursor == null ? e : Cursors.wrong();
    }
  }
}
