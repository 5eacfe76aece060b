package dev.confab.platform.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import dev.confab.platform.query.ViewsHttp.Misplaced;
import dev.confab.platform.token.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call of the query API to one instance. */
final class RoutedCalls implements AutoCloseable {
  /** An instance in the same network that does not take a connection in this time is gone. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** What an answer may take on top of the server's own patience. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final ServiceToken token;

  RoutedCalls(ServiceToken token) {
    this.token = token;
  }

  /** How a call ended. */
  sealed interface Ending<R> {
    /** With an answer; null: there is nothing. */
    record Answered<R>(@Nullable R answer) implements Ending<R> {}

    /** The data are elsewhere. */
    record Elsewhere<R>(Misplaced misplaced) implements Ending<R> {}

    /** The instance does not answer. */
    record Unreachable<R>(IOException cause) implements Ending<R> {}
  }

  /**
   * Calls an instance.
   *
   * @param patience how long the server may wait for the view
   * @throws ViewUnavailableException if the instance says so
   */
  <R> Ending<R> post(
      String url, String path, Object body, TypeReference<R> type, Duration patience) {
    HttpResponse<byte[]> response;
    try {
      response =
          http.send(request(url + path, body, patience), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ViewUnavailableException("interrupted while waiting for a view", e);
    } catch (IOException e) {
      return new Ending.Unreachable<>(e);
    }
    try {
      return switch (response.statusCode()) {
        case 200 -> new Ending.Answered<>(Json.MAPPER.readValue(response.body(), type));
        case 421 -> new Ending.Elsewhere<>(Json.MAPPER.readValue(response.body(), Misplaced.class));
        case 503 -> throw new ViewUnavailableException(detail(response.body()));
        default ->
            throw new IllegalStateException(
                "the query server answered "
                    + response.statusCode()
                    + " to "
                    + path
                    + ": "
                    + detail(response.body()));
      };
    } catch (IOException e) {
      throw new IllegalStateException("the query server answered no JSON to " + path, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest request(String url, Object body, Duration patience) {
    try {
      return HttpRequest.newBuilder(URI.create(url))
          .timeout(patience.plus(SLACK))
          .header("Authorization", token.header())
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a query that cannot be written as JSON", e);
    }
  }

  private static String detail(byte[] body) throws IOException {
    JsonNode problem = Json.MAPPER.readTree(body);
    return problem.path("detail").asText("no reason given");
  }
}
