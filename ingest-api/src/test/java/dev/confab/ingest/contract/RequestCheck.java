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
    Map<String, List<String>> values = query(path);
    values.putAll(segments(operation.split(" ", 2)[1], path));
    for (JsonNode parameter : contract.parameters(operation)) {
      List<String> given = values.get(parameter.path("name").textValue());
      if (given != null) {
        faults.addAll(faults(parameter.path("schema"), given));
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

  private List<String> faults(JsonNode schema, List<String> values) {
    String type = contract.resolved(schema).path("type").asText();
    String first = values.getFirst();
    JsonNode typed =
        switch (type) {
          case "array" -> JSON.valueToTree(values);
          case "integer" -> LongNode.valueOf(Long.parseLong(first));
          default -> TextNode.valueOf(first);
        };
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

  private static Map<String, List<String>> query(String path) {
    Map<String, List<String>> values = new HashMap<>();
    if (path.contains("?")) {
      for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
        String[] parts = pair.split("=", 2);
        values
            .computeIfAbsent(parts[0], _ -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return values;
  }

  private static Map<String, List<String>> segments(String template, String path) {
    String[] names = template.split("/");
    String[] values = path.split("\\?", 2)[0].split("/");
    Map<String, List<String>> segments = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        segments.put(names[i].substring(1, names[i].length() - 1), List.of(decoded(values[i])));
      }
    }
    return segments;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
