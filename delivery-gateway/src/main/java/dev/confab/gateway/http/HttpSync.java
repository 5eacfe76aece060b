package dev.confab.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.StrictJson;
import dev.confab.platform.limit.TokenBuckets;
import dev.confab.platform.token.Bearer;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.TokenException;
import dev.confab.platform.token.TokenVerifier;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Catching up and listening without a WebSocket, with the same cursors and frames: long polls
 * ({@code POST} {@value #SYNC}) and Server-Sent Events ({@code GET} {@value #STREAM}).
 */
public final class HttpSync implements HttpModule {
  static final String SYNC = "/api/sync";
  static final String STREAM = "/api/stream";

  private static final int MAX_WAIT_MS = 30_000;
  private static final int DEFAULT_WAIT_MS = 25_000;

  /** They have to fit into the head of a request. */
  private static final int MAX_CURSORS_IN_QUERY = 100;

  /** Within Jetty's 30 s for a silent connection, and those of most proxies. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int LEAST_RETRY_MS = 500;
  private static final int MOST_RETRY_MS = 5_000;
  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END_OF_EVENT = "\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Endpoint endpoint;
  private final TokenVerifier tokens;
  private final TokenBuckets<UUID> users;

  /**
   * Routes to the sessions of an endpoint.
   *
   * @param users how often a user may ask
   */
  public HttpSync(Endpoint endpoint, TokenVerifier tokens, TokenBuckets<UUID> users) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.users = users;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post(SYNC, this::sync);
    config.routes.get(STREAM, this::stream);
  }

  private void sync(Context ctx) {
    String token = token(ctx);
    JsonNode request = body(ctx);
    Duration patience = patience(request.get("waitMs"));
    try (RequestSession session = RequestSession.begin(endpoint, token, request)) {
      byte[] answer = new LongPoll(session.frames()).gather(patience);
      ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer);
    }
  }

  private void stream(Context ctx) throws IOException {
    String token = token(ctx);
    ObjectNode given = Json.MAPPER.createObjectNode();
    given.set("cursors", cursors(ctx.queryParams("cursor")));
    if (ctx.queryParamMap().containsKey("open")) {
      given.set("open", open(ctx.queryParams("open")));
    }
    if (ctx.queryParam("me") != null) {
      given.put("me", ctx.queryParam("me"));
    }
    try (RequestSession session = RequestSession.begin(endpoint, token, given)) {
      ctx.contentType("text/event-stream").header("Cache-Control", "no-store");
      ctx.header("X-Accel-Buffering", "no"); // proxies of the nginx kind would wait for a full page
      write(session, ctx.res().getOutputStream());
    }
  }

  /** Until the session ends, or a write says that the client has gone. */
  private static void write(RequestSession session, OutputStream out) throws IOException {
    int retryMs = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MS, MOST_RETRY_MS);
    out.write(("retry: " + retryMs + "\n\n").getBytes(StandardCharsets.US_ASCII));
    FrameQueue frames = session.frames();
    while (!frames.isOver()) {
      byte[] frame = frames.next(HEARTBEAT);
      if (frame != null) {
        out.write(DATA);
        out.write(frame);
        out.write(END_OF_EVENT);
      } else if (!frames.isOver()) {
        out.write(COMMENT);
      }
      if (frames.isEmpty()) {
        out.flush();
      }
      session.alive();
    }
    CloseCode code = frames.closed();
    if (code != null) {
      String last =
          "event: close\ndata: {\"code\":%d,\"reason\":\"%s\"}\n\n"
              .formatted(code.code(), code.reason());
      out.write(last.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private String token(Context ctx) {
    String token = Bearer.token(ctx.header("Authorization"));
    if (token == null) {
      throw unauthenticated("Send an access token: Authorization: Bearer …");
    }
    count(principal(token));
    if (!endpoint.isOpen()) {
      throw ProblemException.later("restarting", "This server restarts; connect again.", 1);
    }
    return token;
  }

  private Principal principal(String token) {
    try {
      return tokens.verify(token);
    } catch (TokenException e) {
      throw unauthenticated("The access token is not accepted: " + e.getMessage() + ".");
    }
  }

  private void count(Principal principal) {
    int waitSeconds = users.take(principal.userId());
    if (waitSeconds > 0) {
      throw ProblemException.rateLimited("You ask too often.", waitSeconds);
    }
  }

  private static ProblemException unauthenticated(String detail) {
    return ProblemException.of(401, "unauthenticated", detail);
  }

  private static JsonNode body(Context ctx) {
    try {
      return StrictJson.object(ctx.bodyAsBytes());
    } catch (InputException e) {
      String subject = e.field() == null ? "The body" : e.field();
      throw ProblemException.of(400, "invalid_request", subject + " " + e.problem() + ".");
    }
  }

  private static Duration patience(@Nullable JsonNode waitMs) {
    if (waitMs == null || waitMs.isNull()) {
      return Duration.ofMillis(DEFAULT_WAIT_MS);
    }
    if (!waitMs.isInt() || waitMs.intValue() < 0 || waitMs.intValue() > MAX_WAIT_MS) {
      throw ProblemException.field(
          "waitMs", "waitMs must be a whole number from 0 to " + MAX_WAIT_MS + ".");
    }
    return Duration.ofMillis(waitMs.intValue());
  }

  /** Ids, one parameter each; an empty one alone says that none is open. */
  private static ArrayNode open(List<String> parameters) {
    ArrayNode open = Json.MAPPER.createArrayNode();
    parameters.stream().filter(chat -> !chat.isEmpty()).forEach(open::add);
    return open;
  }

  /** {@code chat:seq}, one parameter each. */
  private static ArrayNode cursors(List<String> parameters) {
    if (parameters.size() > MAX_CURSORS_IN_QUERY) {
      throw ProblemException.field(
          "cursor", "cursor may be there " + MAX_CURSORS_IN_QUERY + " times.");
    }
    ArrayNode cursors = Json.MAPPER.createArrayNode();
    for (String parameter : parameters) {
      int colon = parameter.lastIndexOf(':');
      try {
        String chat = parameter.substring(0, Math.max(0, colon));
        long seq = Long.parseLong(parameter.substring(colon + 1));
        cursors.addObject().put("chat", chat).put("seq", seq);
      } catch (NumberFormatException e) {
        throw ProblemException.field("cursor", "cursor must be a chat's id, a colon, and a seq.");
      }
    }
    return cursors;
  }
}
