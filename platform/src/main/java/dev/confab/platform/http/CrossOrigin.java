package dev.confab.platform.http;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of the allowed origins read answers (CORS, <a
 * href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch</a>). Tokens come in {@code
 * Authorization}, never in cookies: so credentials are not allowed, and a request of any other
 * origin can do no more than one without a browser.
 */
final class CrossOrigin extends Handler.Wrapper {
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Consistency-Token, Idempotency-Key";
  private static final String RESPONSE_HEADERS = "Consistency-Token, Retry-After, WWW-Authenticate";

  /** Ten minutes: a change of the setting is seen within a coffee break. */
  private static final String MAX_AGE_SECONDS = "600";

  private static final int NO_CONTENT = 204;

  private final Origins origins;

  CrossOrigin(Origins origins, Handler inner) {
    super(inner);
    this.origins = origins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (origins.allowed().isEmpty()) {
      return super.handle(request, response, callback);
    }
    HttpFields.Mutable headers = response.getHeaders();
    // The answer differs by origin, also for those that are not allowed: caches must know.
    headers.add(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    boolean allowed = origin != null && origins.allows(origin);
    if (allowed) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", RESPONSE_HEADERS);
    }
    if (!isPreflight(request, origin)) {
      return super.handle(request, response, callback);
    }
    if (allowed) {
      headers.put("Access-Control-Allow-Methods", METHODS);
      headers.put("Access-Control-Allow-Headers", REQUEST_HEADERS);
      headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }
    // Without the headers it is a no to the browser, whatever the status.
    response.setStatus(NO_CONTENT);
    callback.succeeded();
    return true;
  }

  private static boolean isPreflight(Request request, @Nullable String origin) {
    List<String> asked = request.getHeaders().getValuesList("Access-Control-Request-Method");
    return origin != null && HttpMethod.OPTIONS.is(request.getMethod()) && !asked.isEmpty();
  }
}
