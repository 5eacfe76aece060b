package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.confab.ingest.contract.Contract;
import dev.confab.ingest.contract.RequestCheck;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls of a server, each checked against the specification; remembers which were made. */
final class ContractCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Contract contract = new Contract();
  private final RequestCheck requests = new RequestCheck(contract);
  private final Set<String> done = new TreeSet<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;

  ContractCalls(String server) {
    this.server = server;
  }

  /** The operations that were carried out. */
  Set<String> done() {
    return done;
  }

  /** All operations of the specification. */
  Set<String> all() {
    return contract.operations();
  }

  /** Carries out an operation, which must succeed. */
  JsonNode call(String method, @Nullable String token, String path, @Nullable String body)
      throws Exception {
    return call(method, token, path, body, null);
  }

  /** The same, with an idempotency key. */
  JsonNode call(
      String method,
      @Nullable String token,
      String path,
      @Nullable String body,
      @Nullable String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    String type = response.headers().firstValue("Content-Type").orElse(null);
    boolean json = type != null && type.contains("json");
    JsonNode answer = json ? Json.MAPPER.readTree(response.body()) : null;
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isBetween(200, 299);
    requests.check(method, path, body);
    contract.check(method, path, response.statusCode(), type, answer);
    done.add(contract.operationOf(method, path));
    return answer == null ? MissingNode.getInstance() : answer;
  }

  /** Reads the first line of an answer that does not end. */
  void begin(String token, String path, String start) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
    String type = response.headers().firstValue("Content-Type").orElse(null);
    assertThat(response.statusCode()).as("GET %s", path).isEqualTo(200);
    requests.check("GET", path, null);
    contract.check("GET", path, response.statusCode(), type, null);
    try (Stream<String> lines = response.body()) {
      assertThat(lines.findFirst()).hasValueSatisfying(line -> assertThat(line).startsWith(start));
    }
    done.add(contract.operationOf("GET", path));
  }

  /** An object of texts. */
  static String json(String... namesAndValues) {
    var object = Json.MAPPER.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object.toString();
  }
}
