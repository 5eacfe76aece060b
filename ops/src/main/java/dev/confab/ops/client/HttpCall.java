package dev.confab.ops.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request and its answer; a problem becomes a {@link ConfabException}. */
final class HttpCall {
  /** Longer than the 10 s after which the server says that an outcome is unknown. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpRequest.Builder request;
  private final String method;
  private final URI uri;
  private final byte[] content;

  HttpCall(String method, URI uri, @Nullable Object body) {
    this.method = method;
    this.uri = uri;
    this.content = body == null ? new byte[0] : write(body);
    request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Accept", "application/json, " + Problem.MEDIA_TYPE);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(content));
    }
  }

  HttpCall header(String name, @Nullable String value) {
    if (value != null) {
      request.header(name, value);
    }
    return this;
  }

  byte[] send(HttpClient client, Exchange.Witness witness) {
    HttpResponse<byte[]> response = exchange(client);
    witness.saw(seen(response));
    if (response.statusCode() / 100 != 2) {
      throw problem(response);
    }
    return response.body();
  }

  private HttpResponse<byte[]> exchange(HttpClient client) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw ConfabException.lost(what() + " was not answered: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ConfabException.lost(what() + " was interrupted", e);
    }
  }

  private Exchange seen(HttpResponse<byte[]> response) {
    String query = uri.getRawQuery();
    return new Exchange(
        method,
        query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query,
        content,
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(null),
        response.body());
  }

  private String what() {
    return method + " " + uri.getPath();
  }

  private ConfabException problem(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    long retryAfterSeconds =
        response.headers().firstValue("Retry-After").map(HttpCall::seconds).orElse(0L);
    String code = "http_" + status;
    String detail = what() + " was answered with " + status;
    try {
      JsonNode body = Json.MAPPER.readTree(response.body());
      code = body.path("code").asText(code);
      detail = what() + ": " + body.path("detail").asText(detail);
    } catch (IOException e) {
      detail += ", without a problem";
    }
    boolean retryable = status == 503 || status == 429;
    return new ConfabException(status, code, detail, retryable, retryAfterSeconds * 1_000, null);
  }

  private static long seconds(String header) {
    return header.matches("\\d{1,6}") ? Long.parseLong(header) : 0;
  }

  private static byte[] write(Object body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body + " cannot be written as JSON", e);
    }
  }
}
