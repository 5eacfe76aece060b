package dev.confab.ops.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.confab.platform.health.Health;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.RegistryException;
import dev.confab.schemas.registry.RegistryClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, a real registry and a real Elasticsearch. */
@Timeout(240)
final class InfrastructureTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final Health health = new Health();
  private static Infrastructure infrastructure;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    Path home = Path.of(System.getProperty("confab.home"));
    infrastructure = Infrastructure.start(home, data, new Steps(System.out, true));
    infrastructure.addTo(health);
  }

  @AfterAll
  static void stop() {
    long begun = System.nanoTime();
    infrastructure.close();
    http.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void topics_are_there_and_every_schema_has_an_id() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", infrastructure.addresses().bootstrap()))) {
      assertThat(admin.listTopics().names().get()).contains(Topics.CHAT_EVENTS.name());
    }
    assertThat(get(infrastructure.addresses().registryUrl() + "/subjects"))
        .contains("chat-events-", "chat-commands-", "node-inbox-");
  }

  @Test
  void a_schema_that_old_readers_cannot_read_is_refused() {
    try (RegistryClient registry = new RegistryClient(infrastructure.addresses().registryUrl())) {
      registry.register("things-Thing", thing("long"));

      assertThatThrownBy(() -> registry.register("things-Thing", thing("string")))
          .isInstanceOf(RegistryException.class)
          .hasMessageContaining("409");
    }
  }

  @Test
  void an_acknowledged_schema_id_survives_kill_9_of_the_registry() {
    int before = register("survivors-Thing", thing("long"));

    killAndAwaitReturn("registry");

    assertThat(register("survivors-Thing", thing("long"))).isEqualTo(before);
  }

  @Test
  void an_acknowledged_document_survives_kill_9_of_elasticsearch() throws Exception {
    put("/letters/_doc/1?version=7&version_type=external", "{\"text\":\"Grüße\"}");

    killAndAwaitReturn("elasticsearch");

    assertThat(get(infrastructure.addresses().searchUrl() + "/letters/_doc/1"))
        .contains("\"_version\":7", "Grüße");
  }

  @Test
  void elasticsearch_says_who_it_is() throws Exception {
    assertThat(get(infrastructure.addresses().searchUrl() + "/"))
        .contains("\"number\":\"9.", "You Know, for Search");
  }

  @Test
  void words_are_found_without_their_accents_and_capitals() throws Exception {
    put(
        "/analysed",
        """
        {"settings":{"analysis":{"analyzer":{
          "plain":{"type":"custom","tokenizer":"standard","filter":["lowercase","asciifolding"]},
          "world":{"type":"custom","tokenizer":"icu_tokenizer","filter":["icu_folding"]}}}}}
        """);

    assertThat(tokens("plain", "Größe CAFÉ")).contains("\"grosse\"", "\"cafe\"");
    assertThat(tokens("world", "Größe ＣＡＦÉ")).contains("\"grosse\"", "\"cafe\"");
  }

  private static int register(String subject, String schema) {
    try (RegistryClient registry = new RegistryClient(infrastructure.addresses().registryUrl())) {
      return registry.register(subject, schema);
    }
  }

  private static String thing(String type) {
    return """
        {"type":"record","name":"Thing","fields":[{"name":"a","type":"%s"}]}"""
        .formatted(type);
  }

  private static void killAndAwaitReturn(String name) {
    ProcessHandle.of(infrastructure.child(name).pid()).orElseThrow().destroyForcibly();
    await().atMost(LONG).until(() -> health.look().get(name) instanceof Health.Status.Down);
    await().atMost(LONG).until(() -> health.look().get(name) instanceof Health.Status.Up);
  }

  private static String tokens(String analyzer, String text) throws Exception {
    String body = "{\"analyzer\":\"%s\",\"text\":\"%s\"}".formatted(analyzer, text);
    return send(
        request(infrastructure.addresses().searchUrl() + "/analysed/_analyze")
            .POST(BodyPublishers.ofString(body)));
  }

  private static void put(String path, String body) throws Exception {
    send(request(infrastructure.addresses().searchUrl() + path).PUT(BodyPublishers.ofString(body)));
  }

  private static String get(String url) throws Exception {
    return send(request(url).GET());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.timeout(LONG).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isIn(List.of(200, 201));
    return response.body();
  }
}
