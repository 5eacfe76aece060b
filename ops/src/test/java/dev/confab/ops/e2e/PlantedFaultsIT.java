package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.bench.Bench;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A gateway that drops one delivery and doubles another: whoever checks deliveries says so. */
@ExtendWith(BackboneExtension.class)
final class PlantedFaultsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Backbone backbone;
  private final String server;
  private PlantedFaults faults;
  private GatewayNode faulty;
  @TempDir private Path folder;

  PlantedFaultsIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @BeforeEach
  void open() {
    faulty =
        GatewayNode.open(
            backbone.settings(),
            sessions -> {
              faults = new PlantedFaults(sessions);
              return faults;
            });
  }

  @AfterEach
  void close() {
    faulty.close();
  }

  @Test
  void a_client_says_what_was_dropped_and_what_was_doubled_and_has_everything_once()
      throws Exception {
    String missing = NodeClient.missing();
    assumeTrue(missing == null, missing);
    Person owner = Person.arrives(server, "owner");
    Person script = Person.arrives(server, "script");
    UUID chat = owner.http().createChat(NewChat.group("Faults", List.of(script.id())), null).id();
    try (NodeClient client = NodeClient.start(script, faulty.server(), List.of(chat))) {
      await().atMost(PATIENCE).until(() -> !client.all("live").isEmpty());
      long healthy = say(owner, chat, "healthy");
      await().atMost(PATIENCE).until(() -> client.cursor(chat) == healthy);
      faults.dropOne();
      long dropped = say(owner, chat, "dropped");
      long last = say(owner, chat, "behind it");
      await().atMost(PATIENCE).until(() -> client.cursor(chat) == last);
      faults.doubleOne();
      long doubled = say(owner, chat, "doubled");
      await().atMost(PATIENCE).until(() -> !client.all("ignored").isEmpty());

      assertThat(LogComparison.mended(client))
          .containsExactlyInAnyOrder("dropped " + dropped + " to " + dropped, "doubled " + doubled);
      assertThat(new LogComparison(ChatLog.read(backbone.settings())).faults(client, chat))
          .isEmpty();
    }
  }

  @Test
  void the_load_generator_counts_one_lost_and_one_doubled_delivery() throws Exception {
    faults.dropOne();
    faults.doubleOne();

    JsonNode report = bench(1);

    assertThat(faults.allHappened()).isTrue();
    assertThat(report.path("lost").asLong()).isEqualTo(1);
    assertThat(report.path("doubled").asLong()).isEqualTo(1);
    assertThat(report.path("outOfOrder").asLong()).isZero();
    assertThat(report.path("notAsInLog").isNumber()).isTrue();
    assertThat(report.path("notAsInLog").asLong()).isZero();
  }

  @Test
  void a_healthy_gateway_in_the_same_place_is_clean() throws Exception {
    JsonNode report = bench(0);

    assertThat(report.path("delivered").asLong()).isPositive();
    assertThat(report.path("lost").asLong()).isZero();
    assertThat(report.path("doubled").asLong()).isZero();
    assertThat(report.path("notAsInLog").isNumber()).isTrue();
    assertThat(report.path("notAsInLog").asLong()).isZero();
  }

  /** Sockets go to the faulty gateway, everything else to the backbone. */
  private JsonNode bench(int expectedExit) throws IOException {
    int sockets = URI.create(faulty.server()).getPort();
    Path report = folder.resolve("report.json");
    try (Relay relay =
        new Relay(first -> first.startsWith("GET /ws/chat") ? sockets : backbone.port())) {
      int exit =
          new CommandLine(new Bench())
              .execute(
                  "--server",
                  relay.server(),
                  "--data",
                  folder.toString(),
                  "--bootstrap",
                  backbone.settings().text("CONFAB_KAFKA_BOOTSTRAP"),
                  "--registry",
                  backbone.settings().httpUrl("CONFAB_REGISTRY_URL"),
                  "--register",
                  "--users",
                  "6",
                  "--group",
                  "3",
                  "--rate",
                  "50",
                  "--warm-up",
                  "0",
                  "--seconds",
                  "2",
                  "--seed",
                  "1",
                  "--json",
                  report.toString());
      assertThat(exit).isEqualTo(expectedExit);
    }
    return Json.MAPPER.readTree(report.toFile());
  }

  private static long say(Person person, UUID chat, String text) {
    return person.http().postMessage(chat, UUID.randomUUID().toString(), text, null).seq();
  }
}
