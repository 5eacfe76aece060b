package dev.confab.search.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.search.HttpMessageSearch;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.token.ServiceToken;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;

/** The search API for other services: they show the service token, and say who may see what. */
public final class SearchRoutes implements HttpModule {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final MessageSearch search;
  private final ServiceToken token;

  /** Routes to a search. */
  public SearchRoutes(MessageSearch search, ServiceToken token) {
    this.search = search;
    this.token = token;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post(HttpMessageSearch.PATH, this::search);
  }

  private void search(Context ctx) {
    if (!token.isShownBy(ctx.header("Authorization"))) {
      throw ProblemException.of(401, "unauthorized", "This route is for services.");
    }
    try {
      ctx.json(search.search(checked(Json.MAPPER.readValue(ctx.body(), SearchRequest.class))));
    } catch (JsonProcessingException e) {
      throw ProblemException.of(400, "invalid_request", "The body is no search request.");
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "invalid_request", String.valueOf(e.getMessage()));
    } catch (SearchUnavailableException e) {
      throw ProblemException.later(
          "search_unavailable", String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS);
    }
  }

  private static SearchRequest checked(SearchRequest request) {
    check(
        !request.q().isBlank() && request.q().length() <= SearchRequest.MAX_QUERY_CHARS,
        "q has 1 to " + SearchRequest.MAX_QUERY_CHARS + " characters");
    check(
        request.scopes().size() <= SearchRequest.MAX_SCOPES,
        "there are at most " + SearchRequest.MAX_SCOPES + " scopes");
    check(
        1 <= request.limit() && request.limit() <= SearchRequest.MAX_LIMIT,
        "limit is 1 to " + SearchRequest.MAX_LIMIT);
    return request;
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
