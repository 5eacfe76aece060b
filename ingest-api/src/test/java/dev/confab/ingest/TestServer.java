package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.confab.ingest.access.Limits;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.command.Marking;
import dev.confab.ingest.contract.Contract;
import dev.confab.ingest.contract.RequestCheck;
import dev.confab.ingest.memory.Backbone;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Json;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service on a free port, over a backbone in memory. Every answer to {@link #call}, and every
 * request that is carried out, is held against the contract.
 */
final class TestServer implements AutoCloseable {
  static final RSAKey JWK = newKey();
  static final TokenKeys KEYS = keys();
  static final byte[] SECRET = "a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8);
  static final Duration GRACE = Duration.ofDays(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  final Backbone backbone = new Backbone();
  final Contract contract = new Contract();
  private final RequestCheck requests = new RequestCheck(contract);
  private final AtomicLong millis = new AtomicLong(1_780_000_000_000L);
  private final AtomicLong advancedMillis = new AtomicLong();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpFront front;

  /** An answer; {@code body} is null if there is none. */
  record Answer(int status, HttpResponse<String> response, @Nullable JsonNode body) {
    String text(String field) {
      return body.path(field).asText();
    }

    String code() {
      return text("code");
    }

    void isRefused(int refusedStatus, String code) {
      assertThat(status).as("%s", body).isEqualTo(refusedStatus);
      assertThat(code()).isEqualTo(code);
    }

    /** 400, and the field that is wrong is named. */
    void isWrongIn(String field) {
      isRefused(400, "invalid_request");
      assertThat(text("field")).isEqualTo(field);
    }

    Answer isOk(int okStatus) {
      assertThat(status).as("%s", body).isEqualTo(okStatus);
      return this;
    }

    @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private TestServer(List<HttpModule> more, Map<String, String> settings) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Limits limits = new Limits(LimitsConfig.from(new Settings(settings)), this::nanos);
    Commands commands =
        new Commands(
            (_, command) -> backbone.send(command),
            (_, command) -> backbone.send(command),
            limits,
            metrics);
    HttpModule routes =
        IngestApp.routes(
            commands,
            new Marking((_, command) -> backbone.send(command)),
            limits,
            backbone.views(),
            backbone.searches(),
            KEYS,
            new TokenVerifier(KEYS, clock(), backbone.users()::isEnded),
            SECRET,
            GRACE,
            clock());
    List<HttpModule> modules = new ArrayList<>(more);
    modules.add(routes);
    modules.add(new OpsRoutes(new Health(), metrics));
    front = HttpFront.start(new HttpConfig("127.0.0.1", 0), modules);
  }

  static TestServer start() {
    return new TestServer(List.of(), Map.of());
  }

  /** With modules that are configured before the service's own. */
  static TestServer startWith(HttpModule module) {
    return new TestServer(List.of(module), Map.of());
  }

  /** With settings of limits. */
  static TestServer startWith(Map<String, String> settings) {
    return new TestServer(List.of(), settings);
  }

  /** A clock that moves on by a millisecond whenever it is looked at. */
  InstantSource clock() {
    return () -> Instant.ofEpochMilli(millis.incrementAndGet());
  }

  /** What limits count by; it stands still unless it is moved on. */
  private long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(advancedMillis.get());
  }

  void advance(Duration time) {
    advancedMillis.addAndGet(time.toMillis());
    millis.addAndGet(time.toMillis());
  }

  String url() {
    return "http://127.0.0.1:" + front.port();
  }

  Answer get(@Nullable String token, String path) {
    return call("GET", token, path, null);
  }

  /** With a consistency token. */
  Answer get(String token, String path, @Nullable String consistency) {
    return consistency == null
        ? get(token, path)
        : call("GET", token, path, null, "Consistency-Token", consistency);
  }

  Answer post(@Nullable String token, String path, @Nullable String body, String... headers) {
    return call("POST", token, path, body, headers);
  }

  Answer put(String token, String path, @Nullable String body, String... headers) {
    return call("PUT", token, path, body, headers);
  }

  Answer delete(String token, String path, String... headers) {
    return call("DELETE", token, path, null, headers);
  }

  Answer call(
      String method,
      @Nullable String token,
      String path,
      @Nullable String body,
      String... headers) {
    HttpRequest.Builder request = request(path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    Answer answer =
        send(
            request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    contract.check(method, path, answer.status(), answer.header("Content-Type"), answer.body());
    if (answer.status() < 300) {
      requests.check(method, path, body);
    }
    return answer;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path)).timeout(TIMEOUT);
  }

  /** Sends without holding the answer against the contract. */
  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      boolean json = type.contains("json") && !response.body().isEmpty();
      return new Answer(
          response.statusCode(), response, json ? Json.MAPPER.readTree(response.body()) : null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Registers somebody and logs them in. */
  Person person(String name) {
    Answer registered =
        post(
            null,
            "/api/auth/register",
            """
            {"username":"%s","email":"%s@example.org","password":"correct horse"}"""
                .formatted(name, name));
    if (registered.status() != 201) {
      throw new AssertionError(registered.response().body());
    }
    UUID userId = UUID.fromString(registered.text("userId"));
    return new Person(userId, token(userId, Set.of(Role.USER)));
  }

  /** Somebody with a token that was not asked for at the service. */
  Person importer() {
    UUID userId = UUID.randomUUID();
    return new Person(userId, token(userId, Set.of(Role.IMPORTER)));
  }

  /** Somebody who may give and take roles. */
  Person admin() {
    UUID userId = UUID.randomUUID();
    return new Person(userId, token(userId, Set.of(Role.USER, Role.ADMIN)));
  }

  /** Somebody and their access token. */
  record Person(UUID id, String token) {}

  /** Opens a chat and gives its id. */
  String chat(Person owner, boolean open, Person... members) {
    String ids =
        Arrays.stream(members)
            .map(member -> "\"" + member.id() + "\"")
            .collect(Collectors.joining(","));
    return post(
            owner.token(),
            "/api/chats",
            """
            {"type":"group","name":"Engines","open":%s,"members":[%s]}"""
                .formatted(open, ids))
        .text("id");
  }

  /** Says something and gives its answer. */
  Answer say(Person sender, String chatId, String clientMsgId, String text) {
    return post(
        sender.token(),
        "/api/chats/" + chatId + "/messages",
        """
        {"clientMsgId":"%s","text":"%s"}"""
            .formatted(clientMsgId, text));
  }

  private String token(UUID userId, Set<Role> roles) {
    return new TokenIssuer(KEYS)
        .issue(userId, UUID.randomUUID(), roles, clock().instant(), Duration.ofMinutes(15));
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TokenKeys keys() {
    try {
      Path file = Files.createTempFile("confab", ".jwk");
      Files.writeString(file, JWK.toJSONString());
      file.toFile().deleteOnExit(); // the keys follow their file
      return TokenKeys.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    front.close();
  }
}
