package dev.confab.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.schemas.codec.RegistryException;
import dev.confab.schemas.codec.SchemaIds;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry over Confluent's REST API: Confluent's own, Apicurio's {@code
 * /apis/ccompat/v7}, Karapace or Redpanda. Answers are kept for ever, since a registry never
 * changes one; so a registry that is away stops nothing that has started.
 */
public final class RegistryClient implements SchemaIds, AutoCloseable {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  /** A registry that does not answer in this time is taken as down; it answers in milliseconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String baseUrl;
  private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, String> schemas = new ConcurrentHashMap<>();

  private record SubjectSchema(String subject, String schema) {}

  /**
   * A client of the registry at an address; nothing is asked yet.
   *
   * @param baseUrl address without a slash at the end, for instance {@code http://127.0.0.1:8081}
   */
  public RegistryClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  @Override
  public int register(String subject, String schema) {
    return ids.computeIfAbsent(
        new SubjectSchema(subject, schema),
        _ -> {
          String path = "/subjects/" + encoded(subject) + "/versions";
          int id = field(send("POST", path, schemaBody(schema)), "id", path).asInt();
          schemas.putIfAbsent(id, schema);
          return id;
        });
  }

  @Override
  public String schema(int id) {
    return schemas.computeIfAbsent(
        id,
        _ -> {
          String path = "/schemas/ids/" + id;
          return field(send("GET", path, null), "schema", path).asText();
        });
  }

  /** Sets the compatibility that every new schema version of every subject must keep. */
  public void setCompatibility(String level) {
    send("PUT", "/config", json.createObjectNode().put("compatibility", level).toString());
  }

  /** Does the registry answer? */
  public boolean isReachable() {
    try {
      send("GET", "/config", null);
      return true;
    } catch (RegistryException e) {
      return false;
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private String schemaBody(String schema) {
    return json.createObjectNode().put("schema", schema).toString();
  }

  private JsonNode send(String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(TIMEOUT)
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    String what = method + " " + path;
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RegistryException(
            "the schema registry answered "
                + response.statusCode()
                + " to "
                + what
                + ": "
                + response.body());
      }
      return json.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new RegistryException("the schema registry answered no JSON to " + what, e);
    } catch (IOException e) {
      throw new RegistryException("the schema registry did not answer " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for the answer to " + what, e);
    }
  }

  /** What an answer holds; an answer without it must not be kept. */
  private static JsonNode field(JsonNode answer, String name, String path) {
    JsonNode value = answer.get(name);
    if (value == null || value.isNull()) {
      throw new RegistryException("the schema registry gave no " + name + " at " + path);
    }
    return value;
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }
}
