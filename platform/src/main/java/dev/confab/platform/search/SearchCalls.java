package dev.confab.platform.search;

import dev.confab.platform.http.Json;
import dev.confab.platform.token.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of one route of a search service. */
final class SearchCalls implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Above the 2 s that a search itself may take. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(4);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final URI uri;
  private final ServiceToken token;

  SearchCalls(String url, ServiceToken token) {
    this.uri = URI.create(url);
    this.token = token;
  }

  <R> R post(Object request, Class<R> answer) {
    try {
      HttpResponse<byte[]> response = http.send(request(request), BodyHandlers.ofByteArray());
      return switch (response.statusCode()) {
        case 200 -> Json.MAPPER.readValue(response.body(), answer);
        case 400 -> throw new IllegalArgumentException("the search service refused the request");
        default ->
            throw new SearchUnavailableException(
                "the search service answered " + response.statusCode());
      };
    } catch (IOException e) {
      throw new SearchUnavailableException("the search service does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SearchUnavailableException("interrupted while searching", e);
    }
  }

  private HttpRequest request(Object body) throws IOException {
    return HttpRequest.newBuilder(uri)
        .timeout(ANSWER_TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Authorization", token.header())
        .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
