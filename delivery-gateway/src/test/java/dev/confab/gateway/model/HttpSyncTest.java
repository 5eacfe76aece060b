package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.http.HttpSync;
import dev.confab.gateway.ws.ChatSockets;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import dev.confab.platform.limit.Rate;
import dev.confab.platform.limit.TokenBuckets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions over plain HTTP: long polls and Server-Sent Events see what a WebSocket would. */
@Timeout(60)
final class HttpSyncTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID CHAT = new UUID(0x5eed, 1);

  private final ModelLog log = new ModelLog();
  private final ScriptedSource source = new ScriptedSource(log, new Random(1), false);
  private final ModelViews views = new ModelViews(log, Node.CODEC, () -> {}, new Random(1));
  private final Node node = Node.over(source, views, Thread::startVirtualThread, _ -> {});
  private final TokenBuckets<UUID> buckets =
      new TokenBuckets<>(Rate.per(Duration.ofDays(1), 30), () -> 0);
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpFront front;

  @BeforeEach
  void open() {
    views.settle();
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    log.post(CHAT, ANNA);
    front =
        HttpFront.start(
            new HttpConfig("127.0.0.1", 0),
            List.of(
                new ChatSockets(
                    node.sessions(),
                    Origins.OWN,
                    100,
                    Thread::startVirtualThread,
                    new SimpleMeterRegistry()),
                new HttpSync(node.sessions(), Node.TOKENS, buckets)));
  }

  @AfterEach
  void close() {
    front.close();
    http.close();
  }

  @Test
  void who_is_behind_gets_what_is_missing_at_once() throws Exception {
    JsonNode frames = poll(cursor(0), 30_000).get("frames");

    assertThat(types(frames)).containsExactly("chunk", "synced", "live");
    assertThat(frames.get(0).get("events")).hasSize(2);
    assertThat(frames.get(0).get("upTo").longValue()).isEqualTo(2);
  }

  @Test
  void who_is_not_behind_waits_for_the_next_event() throws Exception {
    CompletableFuture<JsonNode> answer =
        CompletableFuture.supplyAsync(() -> poll(cursor(2), 30_000));
    await().until(() -> node.source().isListenedTo(CHAT));
    log.post(CHAT, ANNA);
    deliver();

    JsonNode frames = answer.get(20, TimeUnit.SECONDS).get("frames");

    assertThat(types(frames)).containsExactly("synced", "live", "event");
    assertThat(frames.get(2).get("seq").longValue()).isEqualTo(3);
  }

  @Test
  void a_poll_ends_when_its_time_is_over() {
    assertThat(types(poll(cursor(2), 0).get("frames"))).containsExactly("synced", "live");
  }

  @Test
  void polls_one_after_another_miss_nothing_between_them() {
    long seq = 0;
    for (int i = 0; i < 20; i++) {
      for (JsonNode frame : poll(cursor(seq), 0).get("frames")) {
        for (JsonNode event : frame.path("events")) {
          assertThat(event.get("seq").longValue()).isEqualTo(++seq);
        }
      }
      log.post(CHAT, ANNA);
      deliver();
    }
    assertThat(seq).isEqualTo(21);
  }

  @Test
  void an_answer_that_was_lost_comes_again() {
    JsonNode lost = poll(cursor(1), 0).get("frames");

    assertThat(poll(cursor(1), 0).get("frames").get(0)).isEqualTo(lost.get(0));
    assertThat(lost.get(0).get("events")).hasSize(1);
  }

  @Test
  void who_hangs_up_is_noticed_by_what_cannot_be_written() throws Exception {
    try (Stream<String> lines = stream("").body()) {
      assertThat(lines.findFirst()).isPresent();
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              log.post(CHAT, ANNA);
              deliver();
              return !node.source().isListenedTo(CHAT);
            });
  }

  @Test
  void a_session_ends_with_its_poll() {
    poll(cursor(2), 0);

    await().until(() -> !node.source().isListenedTo(CHAT));
  }

  @Test
  void of_what_is_not_open_there_is_no_history() {
    HttpResponse<String> answer =
        send("{\"cursors\":%s,\"open\":[],\"waitMs\":0}".formatted(cursor(1)), Node.token(ANNA));

    assertThat(answer.body()).contains("\"synced\"").doesNotContain("\"chunk\"");
  }

  @Test
  void a_stream_brings_no_history_of_what_is_not_open_either() {
    for (String open : List.of("&open=", "&open=" + new UUID(0x5eed, 2))) {
      try (Stream<String> lines = stream("?cursor=" + CHAT + ":1" + open).body()) {
        Iterator<String> data = data(lines);
        assertThat(data.next()).startsWith("{\"t\":\"hello\"");
        assertThat(data.next()).startsWith("{\"t\":\"ready\"");
        assertThat(data.next()).startsWith("{\"t\":\"synced\"");
      }
    }
  }

  @Test
  void a_stream_brings_history_then_every_event() throws Exception {
    try (Stream<String> lines = stream("?cursor=" + CHAT + ":1").body()) {
      Iterator<String> data = data(lines);
      assertThat(data.next()).startsWith("{\"t\":\"hello\"");
      assertThat(data.next()).startsWith("{\"t\":\"ready\"");
      assertThat(JSON.readTree(data.next()).get("events")).hasSize(1);
      assertThat(data.next()).startsWith("{\"t\":\"synced\"");
      assertThat(data.next()).startsWith("{\"t\":\"live\"");
      for (int seq = 3; seq < 10; seq++) {
        log.post(CHAT, ANNA);
        deliver();
        assertThat(JSON.readTree(data.next()).get("seq").intValue()).isEqualTo(seq);
      }
    }
  }

  @Test
  void who_listens_is_sent_away_with_a_reason_when_the_server_stops() throws Exception {
    try (Stream<String> lines = stream("").body()) {
      Iterator<String> all = lines.iterator();
      assertThat(all.next()).matches("retry: \\d+");
      CompletableFuture<Void> drained = CompletableFuture.runAsync(node.sessions()::drain);

      Iterable<String> rest = () -> all;
      assertThat(StreamSupport.stream(rest.spliterator(), false))
          .containsSubsequence("event: close", "data: {\"code\":1012,\"reason\":\"restart\"}");
      assertThat(drained).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(send("{}", Node.token(ANNA)).statusCode()).isEqualTo(503);
  }

  @Test
  void what_is_wrong_is_named() {
    assertThat(problem("{\"waitMs\":30001}")).isEqualTo("waitMs");
    assertThat(problem("{\"waitMs\":\"1\"}")).isEqualTo("waitMs");
    assertThat(problem("{\"cursors\":{}}")).isEqualTo("cursors");
    assertThat(problem("{\"cursors\":[{\"chat\":\"x\",\"seq\":1}]}")).isEqualTo("cursors");
    assertThat(problem("{\"open\":[\"x\"]}")).isEqualTo("open");
    assertThat(problem("{\"open\":1}")).isEqualTo("open");
    assertThat(get("?open=x").statusCode()).isEqualTo(400);
    assertThat(send("[]", Node.token(ANNA)).statusCode()).isEqualTo(400);
    assertThat(get("?cursor=" + CHAT).statusCode()).isEqualTo(400);
    assertThat(get("?cursor=" + CHAT + ":-1").statusCode()).isEqualTo(400);
  }

  @Test
  void who_asks_too_often_is_told_to_wait() {
    for (int i = 0; i < 30; i++) {
      assertThat(types(poll("[]", 0).get("frames"))).endsWith("live");
    }
    HttpResponse<String> answer = send("{}", Node.token(ANNA));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void without_a_good_token_there_is_nothing() {
    HttpResponse<String> answer = send("{}", "nonsense");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  private void deliver() {
    while (source.step(ModelLog.partitionOf(CHAT))) {
      assertThat(source.positions()).isNotNull();
    }
  }

  private static String cursor(long seq) {
    return "[{\"chat\":\"%s\",\"seq\":%d}]".formatted(CHAT, seq);
  }

  private static List<String> types(JsonNode frames) {
    return frames.findValuesAsText("t");
  }

  private JsonNode poll(String cursors, int waitMs) {
    try {
      String body = "{\"cursors\":%s,\"waitMs\":%d}".formatted(cursors, waitMs);
      HttpResponse<String> answer = send(body, Node.token(ANNA));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String problem(String body) {
    HttpResponse<String> answer = send(body, Node.token(ANNA));
    try {
      assertThat(answer.statusCode()).isEqualTo(400);
      return JSON.readTree(answer.body()).path("field").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String body, String token) {
    return exchange(
        HttpRequest.newBuilder(uri("/api/sync"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String query) {
    return exchange(request(query), BodyHandlers.ofString());
  }

  private HttpResponse<Stream<String>> stream(String query) {
    HttpResponse<Stream<String>> answer = exchange(request(query), BodyHandlers.ofLines());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    return answer;
  }

  private HttpRequest request(String query) {
    return HttpRequest.newBuilder(uri("/api/stream" + query))
        .header("Authorization", "Bearer " + Node.token(ANNA))
        .build();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + front.port() + path);
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.sendAsync(request, body).get(40, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Iterator<String> data(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .iterator();
  }
}
