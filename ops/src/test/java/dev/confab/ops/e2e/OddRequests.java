package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.contract.Contract;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests that are nearly what the specification asks for, drawn from a seed. */
final class OddRequests {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-0",
          "9223372036854775808",
          "1" + "0".repeat(60),
          "1" + "0".repeat(200),
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"a\\u202eb\"",
          "\"u\\u0308\"",
          "\"a\\nb\"",
          "\"👩‍💻\"",
          "\"a@b.c\"",
          "\"group\"",
          "\"2026-13-01T00:00:00Z\"",
          "\"1843-07-10T09:00:00Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"a\":{}}",
          "NaN",
          "'x'",
          "[".repeat(40) + "]".repeat(40),
          "\"" + "x".repeat(9_000) + "\"",
          "\"" + "x".repeat(70_000) + "\"");

  private static final List<String> PARAMETERS =
      List.of(
          "",
          "%00",
          "%20",
          "-1",
          "0",
          "1",
          "200",
          "99999999999999999999",
          "a",
          "%ff%fe",
          "%C0%80",
          "%ED%A0%80",
          "%F0%9F%91%A9",
          "..%2f..",
          "1;2",
          "%zz",
          "1-1-1-1-1",
          "x".repeat(3_000));

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "nonsense",
          "");

  private final Contract contract;
  private final List<String> operations;
  private final List<String> ids;
  private final List<@Nullable String> tokens;
  private final Random random;

  /** What was sent, and what a person needs to send it again. */
  record Request(String operation, String path, byte[] bytes, String text) {}

  OddRequests(Contract contract, List<UUID> ids, List<@Nullable String> tokens, long seed) {
    this.contract = contract;
    this.operations =
        contract.operations().stream()
            .filter(name -> name.contains(" /api/") && !contract.isOfGateways(name))
            .toList();
    this.ids = ids.stream().map(UUID::toString).toList();
    this.tokens = tokens;
    this.random = new Random(seed);
  }

  Request next() {
    String operation = one(operations);
    String[] parts = operation.split(" ", 2);
    String path = path(parts[1]) + query(operation);
    StringBuilder head = new StringBuilder(parts[0] + " " + path + " HTTP/1.1\r\nHost: x\r\n");
    String token = one(tokens);
    if (token != null) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    for (JsonNode parameter : contract.parameters(operation)) {
      if (parameter.path("in").asText().equals("header") && chance(2)) {
        head.append(parameter.path("name").asText()).append(": ").append(headerValue());
        head.append("\r\n");
      }
    }
    JsonNode schema = contract.resolved(contract.bodySchema(operation));
    byte[] body = schema.isMissingNode() ? new byte[0] : spoiled(object(schema));
    if (!schema.isMissingNode()) {
      head.append("Content-Type: ").append(chance(10) ? one(TYPES) : TYPES.getFirst());
      head.append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return new Request(operation, path, bytes.toByteArray(), shown(bytes.toByteArray()));
  }

  private String path(String template) {
    StringBuilder path = new StringBuilder();
    for (String segment : template.substring(1).split("/")) {
      path.append('/');
      path.append(
          switch (segment) {
            case "{seq}", "{link}" -> Integer.toString(random.nextInt(12));
            default -> segment.startsWith("{") ? id() : segment;
          });
    }
    return path.toString();
  }

  /** Mostly an id of something that is there, the caller's or another's. */
  private String id() {
    return switch (random.nextInt(8)) {
      case 0 -> UUID.randomUUID().toString();
      case 1 -> {
        String odd = one(PARAMETERS);
        yield odd.isEmpty() ? "-" : odd;
      }
      default -> one(ids);
    };
  }

  private String query(String operation) {
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : contract.parameters(operation)) {
      if (parameter.path("in").asText().equals("query") && chance(2)) {
        String value = chance(3) ? one(ids) : one(PARAMETERS);
        query.add(parameter.path("name").asText() + "=" + value);
        if (chance(10)) {
          query.add(query.getLast() + "2");
        }
      }
    }
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private String headerValue() {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> "x".repeat(129);
      case 2 -> "\u00fc";
      default -> "key-" + random.nextInt(200);
    };
  }

  /** An object with most of its fields, most of them of the right kind. */
  private String object(JsonNode schema) {
    List<String> fields = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (!chance(10)) {
                String value = chance(4) ? one(VALUES) : valid(property.getValue());
                fields.add("\"" + property.getKey() + "\":" + value);
              }
            });
    if (!fields.isEmpty() && chance(10)) {
      fields.add(one(fields));
    }
    if (chance(10)) {
      fields.add("\"unknown" + "n".repeat(random.nextInt(200)) + "\":" + one(VALUES));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private String valid(JsonNode reference) {
    JsonNode schema = contract.resolved(reference);
    return switch (schema.path("type").asText()) {
      case "integer" -> Integer.toString(1 + random.nextInt(5));
      case "boolean" -> Boolean.toString(random.nextBoolean());
      case "array" -> "[\"" + one(ids) + "\"]";
      case "object" -> object(schema);
      default -> "\"" + validText(schema) + "\"";
    };
  }

  private String validText(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").get(0).asText();
    }
    if (schema.has("example")) {
      return schema.path("example").asText();
    }
    return switch (schema.path("format").asText()) {
      case "uuid" -> one(ids);
      case "email" -> "fuzz" + random.nextInt(500) + "@example.org";
      case "date-time" -> "2026-01-31T10:00:00Z";
      default -> "fuzzwords" + random.nextInt(500);
    };
  }

  private byte[] spoiled(String object) {
    byte[] body = object.getBytes(charset());
    switch (random.nextInt(12)) {
      case 0 -> body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      case 1 -> body = java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 2 -> body = java.util.Arrays.copyOf(body, body.length + 2);
      default -> {}
    }
    return body;
  }

  private Charset charset() {
    return switch (random.nextInt(20)) {
      case 0 -> StandardCharsets.UTF_16;
      case 1 -> StandardCharsets.ISO_8859_1;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static String shown(byte[] bytes) {
    String text =
        new String(bytes, StandardCharsets.UTF_8).replaceAll("Bearer [^\r]{20,}", "Bearer …");
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
