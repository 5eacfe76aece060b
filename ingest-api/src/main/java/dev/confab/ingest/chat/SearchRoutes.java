package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.message.HiddenMessages;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchPage.Hit;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/search/messages}. The index knows nothing of members: this asks the views what the
 * caller may see, and searches there only.
 */
final class SearchRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 20;

  private final Authentication authentication;
  private final ChatChanges changes;
  private final VisibleChats visible;
  private final ChatDetails details;
  private final HiddenMessages hidden;
  private final MessageSearch search;

  SearchRoutes(
      Authentication authentication,
      ChatChanges changes,
      VisibleChats visible,
      ChatDetails details,
      HiddenMessages hidden,
      MessageSearch search) {
    this.authentication = authentication;
    this.changes = changes;
    this.visible = visible;
    this.details = details;
    this.hidden = hidden;
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
    Consistency consistency = changes.consistency(ctx, viewer);
    List<Scope> scopes = scopes(viewer, chatId, consistency);
    ctx.json(
        scopes.isEmpty()
            ? new SearchPage(List.of(), 0, null)
            : shown(viewer, page(new SearchRequest(q, scopes, limit, cursor)), consistency));
  }

  /** What the viewer has hidden is found by others only; it counts in the total all the same. */
  private SearchPage shown(UUID viewer, SearchPage page, Consistency consistency) {
    Set<MessageName> unseen =
        hidden.among(viewer, page.hits().stream().map(SearchRoutes::name).toList(), consistency);
    List<Hit> hits = page.hits().stream().filter(hit -> !unseen.contains(name(hit))).toList();
    return new SearchPage(hits, page.total(), page.next());
  }

  private static MessageName name(Hit hit) {
    return new MessageName(hit.chatId(), hit.seq());
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
    return List.of(scope(details.head(viewer, chatId, consistency)));
  }

  private static Scope scope(ChatHead head) {
    Member membership = head.membership();
    if (membership == null) {
      throw ChatProblems.notAMember();
    }
    return new Scope(head.chatId(), membership.visible());
  }
}
