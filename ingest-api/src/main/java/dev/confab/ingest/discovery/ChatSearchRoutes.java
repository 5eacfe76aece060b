package dev.confab.ingest.discovery;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/search/chats}. */
final class ChatSearchRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 20;

  private final Authentication authentication;
  private final ChatFinder finder;

  /** A page of chats. */
  record Page(List<PublicChat> chats, @Nullable String next) {}

  ChatSearchRoutes(Authentication authentication, ChatFinder finder) {
    this.authentication = authentication;
    this.finder = finder;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/search/chats", authentication.user(this::chats));
  }

  private void chats(Context ctx, Principal principal) {
    @Nullable String q = Parameters.strippedOrNull(ctx, "q", ChatSearchRequest.MAX_QUERY_CHARS);
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, ChatSearchRequest.MAX_LIMIT);
    String cursor = Parameters.cursorOrNull(ctx);
    try {
      ChatFinder.Found found = finder.find(principal.userId(), q, limit, cursor);
      ctx.json(new Page(found.chats().stream().map(PublicChat::of).toList(), found.next()));
    } catch (IllegalArgumentException e) {
      throw cursor == null ? e : Cursors.wrong();
    }
  }
}
