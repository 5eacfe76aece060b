package dev.confab.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP contract, {@code openapi.yaml}, as something that answers can be held against. Schemas
 * of OpenAPI 3.1 are JSON Schema 2020-12; here they are also closed: a field that the contract does
 * not name is an error.
 */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");

  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode root;

  /** The same with fields that it does not name allowed, as requests may have them. */
  private final JsonNode open;

  public Contract() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      root = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    open = root.deepCopy();
    close(root.path("components"));
    close(root.path("paths"));
  }

  /** The codes that problems of a status may have, as the contract lists them. */
  public Set<String> codes(int status) {
    String table = root.at("/info/description").textValue();
    return table
        .lines()
        .filter(line -> line.matches("\\| ([0-9]+, )*%d(, [0-9]+)* \\|.*".formatted(status)))
        .flatMap(line -> CODE.matcher(line).results())
        .map(code -> code.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All operations, as {@code GET /path/{id}}. */
  public Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> {
                if (METHODS.contains(method)) {
                  operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
              });
    }
    return operations;
  }

  /**
   * An operation's description, all parts of it that are references resolved at the first level.
   */
  public JsonNode operation(String operation) {
    String[] parts = operation.split(" ", 2);
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  /** Is it one of the delivery gateways', whose answers wait for what happens? */
  public boolean isOfGateways(String operation) {
    return operation(operation).path("tags").path(0).asText().equals("sync");
  }

  /** The operation that a request is one of. */
  public String operationOf(String method, String path) {
    String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return operations().stream()
        .filter(operation -> operation.startsWith(method + " "))
        .filter(operation -> matches(operation.substring(method.length() + 1), plain))
        .min(Comparator.comparing(operation -> operation.contains("{")))
        .orElseThrow(() -> new AssertionError("not in the contract: " + method + " " + plain));
  }

  /** Is a response one that the contract allows? */
  public void check(
      String method, String path, int status, @Nullable String type, @Nullable JsonNode body) {
    check(operationOf(method, path), status, type, body);
  }

  /** Is a response one that the contract allows for an operation? */
  public void check(String operation, int status, @Nullable String type, @Nullable JsonNode body) {
    JsonNode response =
        resolved(operation(operation).path("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode())
        .as("%s answered %s, which the contract does not have: %s", operation, status, body)
        .isFalse();
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(body).as("body of %s %s", operation, status).isNull();
      return;
    }
    String mediaType = type == null ? "" : type.split(";", 2)[0];
    assertThat(content.has(mediaType))
        .as("%s %s answers with %s", operation, status, mediaType)
        .isTrue();
    if (body != null) {
      assertThat(errors(content.path(mediaType).path("schema"), body))
          .as("%s %s: %s", operation, status, body)
          .isEmpty();
    }
  }

  /** What is wrong with a value, by a schema of the contract. */
  public List<Error> errors(JsonNode schema, JsonNode value) {
    return errors(root, schema, value);
  }

  /** What is wrong with a value of a request; fields that the contract does not name are not. */
  List<Error> requestErrors(JsonNode schema, JsonNode value) {
    return errors(open, schema, value);
  }

  /** An operation's parameters, those of its path among them. */
  public List<JsonNode> parameters(String operation) {
    List<JsonNode> parameters = new ArrayList<>();
    open.path("paths").path(operation.split(" ", 2)[1]).path("parameters").forEach(parameters::add);
    openOperation(operation).path("parameters").forEach(parameters::add);
    return parameters.stream().map(this::resolved).toList();
  }

  /** The schema of an operation's body, which allows unknown fields; missing if it has none. */
  public JsonNode bodySchema(String operation) {
    return openOperation(operation).at("/requestBody/content/application~1json/schema");
  }

  private JsonNode openOperation(String operation) {
    String[] parts = operation.split(" ", 2);
    return open.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  private List<Error> errors(JsonNode document, JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return schemas.getSchema(whole).validate(value);
  }

  /** The node, or what its reference names. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").textValue().substring(1)) : node;
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
  }

  private static void close(JsonNode node) {
    if (node.isObject()
        && node.path("type").asText().equals("object")
        && node.has("properties")
        && !node.has("additionalProperties")) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(Contract::close);
  }
}
