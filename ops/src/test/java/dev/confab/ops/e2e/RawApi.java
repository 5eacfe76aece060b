package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.Exchange;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API as somebody sees it who reads the specification, which all of it is held against. */
final class RawApi {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String server;
  private final Person person;

  /**
   * An answer.
   *
   * @param body missing if there is none
   * @param consistency the consistency token; null if there is none
   */
  record Answer(int status, JsonNode body, @Nullable String consistency) {
    String text(String field) {
      return body.path(field).asText();
    }
  }

  private RawApi(String server, Person person) {
    this.server = server;
    this.person = person;
  }

  static RawApi arrives(String server, String name) {
    return new RawApi(server, Person.arrives(server, name));
  }

  static RawApi of(String server, Person person) {
    return new RawApi(server, person);
  }

  UUID id() {
    return person.id();
  }

  Person person() {
    return person;
  }

  Answer get(String path) {
    return call("GET", path, null, null);
  }

  /** At or after what a consistency token says. */
  Answer get(String path, @Nullable String consistency) {
    return call("GET", path, null, consistency);
  }

  Answer put(String path, @Nullable String body) {
    return call("PUT", path, body, null);
  }

  Answer post(String path, @Nullable String body) {
    return call("POST", path, body, null);
  }

  Answer delete(String path) {
    return call("DELETE", path, null, null);
  }

  private Answer call(
      String method, String path, @Nullable String body, @Nullable String consistency) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + person.token())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (consistency != null) {
      request.header("Consistency-Token", consistency);
    }
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      ContractWitness.check(
          new Exchange(
              method,
              path,
              body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8),
              response.statusCode(),
              response.headers().firstValue("Content-Type").orElse(null),
              response.body()));
      return new Answer(
          response.statusCode(),
          Json.MAPPER.readTree(response.body()),
          response.headers().firstValue("Consistency-Token").orElse(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
