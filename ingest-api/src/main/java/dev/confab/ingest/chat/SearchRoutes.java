package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/search/messages}. The index knows nothing of members: this asks the views what the
 * caller may see, and searches there only.
 */
final class SearchRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 20;

  private final Authentication authentication;
  private final Views views;
  private final OwnWrites writes;
  private final VisibleChats visible;
  private final MessageSearch search;

  SearchRoutes(
      Authentication authentication,
      Views views,
      OwnWrites writes,
      VisibleChats visible,
      MessageSearch search) {
    this.authentication = authentication;
    this.views = views;
    this.writes = writes;
    this.visible = visible;
    this.search = search;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/search/messages", authentication.user(this::messages));
  }

  private void messages(Context ctx, Principal principal) {
    String q = Parameters.text(ctx, "q", SearchRequest.MAX_QUERY_CHARS);
    UUID chatId = Parameters.idOrNull(ctx, "chatId");
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, SearchRequest.MAX_LIMIT);
    String cursor = Parameters.cursorOrNull(ctx);
    UUID viewer = principal.userId();
    List<Scope> scopes = scopes(viewer, chatId, Consistency.of(ctx, viewer, writes));
    ctx.json(
        scopes.isEmpty()
            ? new SearchPage(List.of(), 0, null)
            : page(new SearchRequest(q, scopes, limit, cursor)));
  }

  private SearchPage page(SearchRequest request) {
    try {
      return search.search(request);
    } catch (IllegalArgumentException e) {
      throw request.cursor() == null ? e : Cursors.wrong();
    }
  }

  private List<Scope> scopes(UUID viewer, @Nullable UUID chatId, Consistency consistency) {
    if (chatId == null) {
      return visible.of(viewer, consistency).stream().map(SearchRoutes::scope).toList();
    }
    ChatHead head =
        views.chat(viewer, consistency.position(chatId)).orElseThrow(ChatProblems::notFound);
    return List.of(scope(head));
  }

  private static Scope scope(ChatHead head) {
    Member membership = head.membership();
    if (membership == null) {
      throw ChatProblems.notAMember();
    }
    return new Scope(head.chatId(), membership.visible());
  }
}
