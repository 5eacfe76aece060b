package dev.confab.search.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.search.HttpChatSearch;
import dev.confab.platform.search.HttpMessageSearch;
import dev.confab.platform.search.HttpUserSearch;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.search.Searches;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.platform.token.ServiceToken;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/** The search API for other services: they show the service token, and say who may see what. */
public final class SearchRoutes implements HttpModule {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Searches searches;
  private final ServiceToken token;

  /** Routes to searches. */
  public SearchRoutes(Searches searches, ServiceToken token) {
    this.searches = searches;
    this.token = token;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post(
        HttpMessageSearch.PATH,
        ctx ->
            answer(
                ctx,
                SearchRequest.class,
                request -> searches.messages().search(checkedMessages(request))));
    config.routes.post(
        HttpUserSearch.PATH,
        ctx ->
            answer(
                ctx,
                UserSearchRequest.class,
                request -> searches.users().search(checkedUsers(request))));
    config.routes.post(
        HttpChatSearch.PATH,
        ctx ->
            answer(
                ctx,
                ChatSearchRequest.class,
                request -> searches.chats().search(checkedChats(request))));
  }

  private <Q> void answer(Context ctx, Class<Q> type, Function<Q, Object> search) {
    if (!token.isShownBy(ctx.header("Authorization"))) {
      throw ProblemException.of(401, "unauthorized", "This route is for services.");
    }
    try {
      ctx.json(search.apply(Json.MAPPER.readValue(ctx.body(), type)));
    } catch (JsonProcessingException e) {
      throw ProblemException.of(400, "invalid_request", "The body is no search request.");
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "invalid_request", String.valueOf(e.getMessage()));
    } catch (SearchUnavailableException e) {
      throw ProblemException.later(
          "search_unavailable", String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS);
    }
  }

  private static SearchRequest checkedMessages(SearchRequest request) {
    checkQuery(request.q(), SearchRequest.MAX_QUERY_CHARS);
    check(
        request.scopes().size() <= SearchRequest.MAX_SCOPES,
        "there are at most " + SearchRequest.MAX_SCOPES + " scopes");
    checkLimit(request.limit(), SearchRequest.MAX_LIMIT);
    return request;
  }

  private static UserSearchRequest checkedUsers(UserSearchRequest request) {
    checkQuery(request.q(), UserSearchRequest.MAX_QUERY_CHARS);
    checkLimit(request.limit(), UserSearchRequest.MAX_LIMIT);
    return request;
  }

  private static ChatSearchRequest checkedChats(ChatSearchRequest request) {
    String q = request.q();
    if (q != null) {
      checkQuery(q, ChatSearchRequest.MAX_QUERY_CHARS);
    }
    checkLimit(request.limit(), ChatSearchRequest.MAX_LIMIT);
    return request;
  }

  private static void checkQuery(String q, int max) {
    check(!q.isBlank() && q.length() <= max, "q has 1 to " + max + " characters");
  }

  private static void checkLimit(int limit, int max) {
    check(1 <= limit && limit <= max, "limit is 1 to " + max);
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
