package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.platform.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the fault is the sender's: never a 5xx, always a problem. */
final class MalformedRequestTest {
  private static final long SEED = Long.getLong("confab.seed", 20260131L);
  private static final int ROUNDS = 600;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-0",
          "9223372036854775807",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"ada\"",
          "\"a@b.c\"",
          "\"👩‍💻\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"1-1-1-1-1\"",
          "\"2026-13-01T00:00:00Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"a\":{}}",
          "NaN",
          "'x'",
          "\"" + "x".repeat(9000) + "\"");

  private static TestServer server;
  private static Person ada;
  private static Person importer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    importer = server.importer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void bodies_of_nonsense_are_never_our_fault() {
    List<String> operations =
        server.contract.operations().stream()
            .filter(operation -> !server.contract.isOfGateways(operation))
            .filter(operation -> server.contract.operation(operation).has("requestBody"))
            .toList();
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String operation = operations.get(random.nextInt(operations.size()));
      byte[] body = body(random, server.contract.operation(operation));
      assertNotOurFault(round, operation, body);
    }
  }

  @Test
  void parameters_of_nonsense_are_never_our_fault() {
    String chat = server.chat(ada, false);
    List<String> values =
        List.of(
            "",
            "%00",
            "%20",
            "-1",
            "0",
            "99999999999999999999",
            "a",
            "%ff%fe",
            "%F0%9F%91%A9",
            "..%2f..",
            "1;2",
            UUID.randomUUID().toString());
    for (String value : values) {
      for (String path :
          List.of(
              "/api/chats/" + value,
              "/api/chats/" + value + "/messages",
              "/api/users/" + value,
              "/api/users?username=" + value,
              "/api/chats?limit=" + value + "&cursor=" + value,
              "/api/chats/" + chat + "/messages?before=" + value,
              "/api/chats/" + chat + "/members?cursor=" + value,
              "/api/chats/" + chat + "/members/" + value,
              "/api/chats/" + chat + "/bans?cursor=" + value,
              "/api/chats/" + chat + "/messages/" + value,
              "/api/chats/" + chat + "/messages/" + value + "/thread?after=" + value,
              "/api/chats/" + chat + "/messages/2/reactions?cursor=" + value,
              "/api/chats/" + chat + "/messages?aroundTime=" + value,
              "/api/chats?archived=" + value,
              "/api/search/messages?q=" + value + "&cursor=" + value,
              "/api/search/messages?q=x&chatId=" + value)) {
        Answer answer = server.send(server.request(path).header("Authorization", bearer(ada)));
        assertThat(answer.status()).as(path).isLessThan(500);
      }
    }
  }

  @Test
  void a_broken_escape_in_the_query_is_400() throws IOException {
    assertThat(raw("/api/users?username=%zz")).startsWith("HTTP/1.1 400");
    assertThat(raw("/api/users/%zz")).startsWith("HTTP/1.1 400");
  }

  @Test
  void a_body_of_unknown_length_is_bounded_too() {
    byte[] large = ("{\"text\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    Answer answer =
        server.send(
            server
                .request("/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("content_too_large");
  }

  @Test
  void what_is_not_there_is_a_problem_too() {
    Answer answer = server.send(server.request("/api/nothing"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith(Problem.MEDIA_TYPE);
    assertThat(answer.code()).isEqualTo("not_found");
  }

  private static void assertNotOurFault(int round, String operation, byte[] body) {
    String[] parts = operation.split(" ", 2);
    String path =
        parts[1]
            .replaceAll("\\{(seq|link)}", "3")
            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    Person caller = path.startsWith("/api/import") ? importer : ada;
    HttpRequest.Builder request =
        server
            .request(path)
            .header("Authorization", bearer(caller))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "fuzz-" + round)
            .method(parts[0], BodyPublishers.ofByteArray(body));
    Answer answer = server.send(request);
    assertThat(answer.status())
        .as(
            "seed %d, round %d, %s %s",
            SEED, round, operation, new String(body, StandardCharsets.UTF_8))
        .isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).startsWith(Problem.MEDIA_TYPE);
      assertThat(answer.code()).isNotEmpty();
    }
  }

  /** A valid body with some fields spoiled, or cut, or with bytes changed. */
  private static byte[] body(Random random, JsonNode operation) {
    JsonNode schema =
        server.contract.resolved(operation.at("/requestBody/content/application~1json/schema"));
    List<String> fields = new ArrayList<>();
    schema
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (random.nextInt(8) > 0) {
                fields.add("\"" + field + "\":" + VALUES.get(random.nextInt(VALUES.size())));
              }
            });
    byte[] body = ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 1 -> {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        yield body;
      }
      default -> body;
    };
  }

  private static String bearer(Person person) {
    return "Bearer " + person.token();
  }

  /** Java's own client refuses to send such addresses. */
  private static String raw(String target) throws IOException {
    URI uri = URI.create(server.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + target
                      + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + "Authorization: "
                      + bearer(ada)
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
