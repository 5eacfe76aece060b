package dev.confab.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests that were carried out against the contract: what it forbids must not have been
 * accepted.
 */
public final class RequestCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract;

  public RequestCheck(Contract contract) {
    this.contract = contract;
  }

  /** Is an accepted request one that the contract allows? */
  public void check(String method, String path, @Nullable String body) {
    String operation = contract.operationOf(method, path);
    List<String> faults = new ArrayList<>();
    Map<String, String> values = query(path);
    values.putAll(segments(operation.split(" ", 2)[1], path));
    for (JsonNode parameter : contract.parameters(operation)) {
      String value = values.get(parameter.path("name").textValue());
      if (value != null) {
        faults.addAll(faults(parameter.path("schema"), value));
      }
    }
    JsonNode schema = contract.bodySchema(operation);
    if (!schema.isMissingNode()) {
      contract
          .requestErrors(schema, withoutNulls(read(body)))
          .forEach(error -> faults.add(error.toString()));
    }
    assertThat(faults).as("%s accepted %s %s", operation, path, body).isEmpty();
  }

  private List<String> faults(JsonNode schema, String value) {
    String type = contract.resolved(schema).path("type").asText();
    JsonNode typed =
        type.equals("integer") ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    return contract.requestErrors(schema, typed).stream().map(Object::toString).toList();
  }

  /** A null field counts as absent. */
  private static JsonNode withoutNulls(JsonNode body) {
    body.forEach(RequestCheck::withoutNulls);
    if (body instanceof ObjectNode object) {
      object.removeNulls();
    }
    return body;
  }

  private static JsonNode read(@Nullable String body) {
    try {
      return JSON.readTree(body == null ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("accepted, but no JSON: " + body, e);
    }
  }

  private static Map<String, String> query(String path) {
    Map<String, String> values = new HashMap<>();
    if (path.contains("?")) {
      for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
        String[] parts = pair.split("=", 2);
        values.putIfAbsent(parts[0], parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return values;
  }

  private static Map<String, String> segments(String template, String path) {
    String[] names = template.split("/");
    String[] values = path.split("\\?", 2)[0].split("/");
    Map<String, String> segments = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        segments.put(names[i].substring(1, names[i].length() - 1), decoded(values[i]));
      }
    }
    return segments;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
