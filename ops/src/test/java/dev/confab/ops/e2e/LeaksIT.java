package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.catalogue.Topic.Readers;
import dev.confab.schemas.catalogue.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/**
 * Somebody with unmistakable secrets uses everything, well and badly; then all topics, the log, the
 * index, the metrics and the errors are searched for what must not be there.
 */
@ExtendWith(BackboneExtension.class)
final class LeaksIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SECRET_BYTES = 32;
  private static final String PASSWORD = "zebra-crossing-at-midnight";
  private static final String NEXT_PASSWORD = "walrus-in-a-bathtub";
  private static final String SAID = "the quokka knows where it lies";

  private final Backbone backbone;
  private final String server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.confab");
  private final List<String> errors = new ArrayList<>();
  private @Nullable Level before;

  LeaksIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  /** An operator who looks for a fault turns everything on. */
  @BeforeEach
  void hearEverything() {
    before = ours.getLevel();
    ours.setLevel(Level.TRACE);
    logged.start();
    root.addAppender(logged);
  }

  @AfterEach
  void stop() {
    root.detachAppender(logged);
    ours.setLevel(before);
    http.close();
  }

  @Test
  void secrets_and_personal_data_stay_where_they_belong() throws Exception {
    String name = "quagga" + Long.toString(System.nanoTime(), 36);
    String address = name + "@example.org";
    var anybody = ContractWitness.client(server);
    anybody.register(name, address, PASSWORD);
    Tokens tokens = anybody.login(address, PASSWORD);
    var person = anybody.as(tokens.accessToken());
    UUID chat = person.createChat(NewChat.group("Burrow", List.of()), null).id();
    person.postMessage(chat, "m-1", SAID, null);
    String mailed = mailedToken(address);
    anybody.verifyEmail(mailed);
    Tokens next = anybody.refresh(tokens.refreshToken());
    anybody.as(next.accessToken()).changePassword(PASSWORD, NEXT_PASSWORD);
    misuse(name, address, next, mailed);

    Map<String, List<byte[]>> topics =
        WholeLog.byTopic(backbone.settings().text("CONFAB_KAFKA_BOOTSTRAP"));
    List<String> secrets = new ArrayList<>(List.of(PASSWORD, NEXT_PASSWORD, mailed, raw(mailed)));
    for (Tokens each : List.of(tokens, next)) {
      secrets.add(each.accessToken());
      secrets.add(each.refreshToken());
      secrets.add(raw(each.refreshToken()));
    }
    for (String secret : secrets) {
      assertThat(topicsWith(secret, topics)).as("topics with a secret").isEmpty();
    }
    assertThat(topicsWith("$argon2id$", topics))
        .as("topics with hashes of passwords")
        .contains("credential-events")
        .doesNotContainAnyElementsOf(publicTopics());
    assertThat(topicsWith(address, topics))
        .as("topics with the address")
        .contains("user-events")
        .allMatch(topic -> topic.startsWith("user-") || topic.contains("accounts"));
    assertThat(topicsWith(SAID, topics))
        .as("topics with the message")
        .contains("chat-events")
        .allMatch(topic -> topic.startsWith("chat-") || topic.contains("timeline"));

    List<String> everything = new ArrayList<>(secrets);
    everything.addAll(List.of("$argon2id$", address, SAID));
    assertThat(logged.list).isNotEmpty();
    assertThat(errors).hasSizeGreaterThan(10);
    for (String value : everything) {
      assertThat(logged.list).noneMatch(event -> says(event, value));
      assertThat(errors).noneMatch(error -> error.contains(value));
      assertThat(get("/metrics") + get("/health/ready")).doesNotContain(value);
    }
    String index = index();
    assertThat(index).contains(SAID);
    secrets.add(address);
    assertThat(secrets).noneMatch(index::contains);
  }

  /** Requests that go wrong with secrets in them, one way or another. */
  private void misuse(String name, String address, Tokens tokens, String mailed) throws Exception {
    String broken = "{\"login\":\"" + address + "\",\"password\":\"" + PASSWORD + "\"";
    post("/api/auth/login", broken, null); // not closed
    post("/api/auth/login", broken + ",\"password\":\"" + PASSWORD + "\"}", null); // twice
    post("/api/auth/login", broken + "}", null); // the old password
    post("/api/auth/login", "{\"login\":\"" + address + "\",\"password\":7}", null);
    post("/api/auth/register", account(name, address, PASSWORD), null); // both taken
    post("/api/auth/register", account("no " + PASSWORD, address, PASSWORD), null);
    post("/api/auth/register", account(name, PASSWORD, "short"), null);
    post("/api/auth/refresh", "{\"refreshToken\":\"" + tokens.refreshToken() + "x\"}", null);
    post("/api/auth/verify-email", "{\"token\":\"" + mailed + "x\"}", null);
    post(
        "/api/auth/password/reset",
        "{\"token\":\"" + mailed + "\",\"newPassword\":\"" + NEXT_PASSWORD + "\"}",
        null);
    post("/api/chats", "{\"type\":\"" + SAID + "\"}", tokens.accessToken());
    post("/api/chats", SAID, tokens.accessToken() + "x");
    post("/api/nothing?token=" + tokens.accessToken(), SAID, tokens.accessToken());
    // A used token of a session ends it: whoever shows it may have stolen it.
    post("/api/auth/refresh", "{\"refreshToken\":\"" + tokens.refreshToken() + "\"}", null);
    post("/api/auth/refresh", "{\"refreshToken\":\"" + tokens.refreshToken() + "\"}", null);
  }

  private void post(String path, String body, @Nullable String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      errors.add(response.headers().map() + response.body());
    }
  }

  private static String account(String name, String address, String password) {
    return "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
        .formatted(name, address, password);
  }

  private String get(String path) throws Exception {
    return fetch(server + path);
  }

  private String fetch(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** All that is in all indices, once the message is. */
  private String index() throws Exception {
    String search = backbone.settings().text("CONFAB_ELASTICSEARCH_URL");
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> fetch(search + "/_all/_search?size=10000").contains(SAID));
    return fetch(search + "/_all/_search?size=10000") + fetch(search + "/_all/_mapping");
  }

  private String mailedToken(String address) {
    Path folder = backbone.settings().path("CONFAB_MAIL_DIR");
    return await()
        .atMost(PATIENCE)
        .until(
            () -> MailFolder.tokens(folder, address, "Confirm your e-mail address"),
            tokens -> !tokens.isEmpty())
        .getFirst();
  }

  private static List<String> publicTopics() {
    return Topics.all().stream()
        .filter(topic -> topic.readers() == Readers.PUBLIC)
        .map(topic -> topic.name())
        .toList();
  }

  private static Set<String> topicsWith(String value, Map<String, List<byte[]>> topics) {
    Set<String> found = new TreeSet<>();
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    topics.forEach(
        (topic, records) -> {
          if (records.stream().anyMatch(record -> contains(record, bytes))) {
            found.add(topic);
          }
        });
    return found;
  }

  private static boolean contains(byte[] record, byte[] value) {
    return new String(record, StandardCharsets.ISO_8859_1)
        .contains(new String(value, StandardCharsets.ISO_8859_1));
  }

  /** The secret at the end of a token: topics would have that. */
  private static String raw(String token) {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    byte[] secret = Arrays.copyOfRange(bytes, bytes.length - SECRET_BYTES, bytes.length);
    return new String(secret, StandardCharsets.ISO_8859_1);
  }

  private static boolean says(ILoggingEvent event, String value) {
    boolean pairs =
        event.getKeyValuePairs() != null && event.getKeyValuePairs().toString().contains(value);
    boolean thrown =
        event.getThrowableProxy() != null
            && String.valueOf(event.getThrowableProxy().getMessage()).contains(value);
    return pairs || thrown || event.getFormattedMessage().contains(value);
  }
}
