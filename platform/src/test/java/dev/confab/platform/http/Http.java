package dev.confab.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** A front on a free port, and a client of it. */
public final class Http implements AutoCloseable {
  private final HttpFront front;
  private final HttpClient client = HttpClient.newHttpClient();

  public Http(HttpModule... modules) {
    this.front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(modules));
  }

  public HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.MAPPER.readTree(response.body());
  }

  int port() {
    return front.port();
  }

  @Override
  public void close() {
    client.close();
    front.close();
  }
}
