package dev.confab.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ops.client.ProtocolPeer;
import dev.confab.platform.http.Json;
import dev.confab.platform.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchTest {
  private ProtocolPeer peer;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    peer = ProtocolPeer.start();
    TokenKeys.loadOrCreate(folder.resolve("secrets").resolve(TokenKeys.FILE_NAME));
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  @Test
  void a_run_is_measured_and_every_delivery_counted() throws IOException {
    assertThat(bench("--warm-up", "1")).isZero();

    var report = Json.MAPPER.readTree(folder.resolve("report.json").toFile());
    long committed = report.path("committed").asLong();
    assertThat(committed).isEqualTo(report.path("sent").asLong()).isBetween(200L, 600L);
    assertThat(report.path("delivered").asLong()).isEqualTo(3 * committed);
    assertThat(report.path("committedPerSecond").asDouble()).isBetween(120.0, 280.0);
    assertThat(report.path("sendToReceivedMs").path("p50").asDouble()).isPositive();
  }

  @Test
  void a_lost_delivery_fails_the_run() {
    AtomicInteger events = new AtomicInteger();
    peer.misbehave(
        (_, frame) ->
            frame.path("t").asText().equals("event") && events.incrementAndGet() == 50
                ? null
                : frame);

    assertThat(bench("--warm-up", "0")).isEqualTo(1);
  }

  @Test
  void what_was_acknowledged_is_found_again() throws IOException {
    assertThat(bench("--warm-up", "0", "--acks", acks().toString())).isZero();

    assertThat(Files.readAllLines(acks())).hasSizeGreaterThan(100);
    assertThat(verify()).isZero();
  }

  @Test
  void one_acknowledged_message_that_is_gone_is_noticed() throws IOException {
    bench("--warm-up", "0", "--acks", acks().toString());
    AckFile.Ack victim = AckFile.read(acks()).getFirst().acks().get(17);

    peer.lose(victim.chat(), victim.clientMsgId());

    assertThat(verify()).isEqualTo(1);
    AckFile.Run run = AckFile.read(acks()).getFirst();
    List<String> faults =
        new Verification(
                reader ->
                    dev.confab.ops.client.ConfabHttp.at(peer.server())
                        .as(ProtocolPeer.token(reader.user())),
                java.time.Duration.ofMillis(1))
            .faults(run);
    String name = victim.chat() + ": " + victim.clientMsgId() + " (seq " + victim.seq() + ")";
    assertThat(faults).contains(name + " is not in history", name + " is not found by search");
  }

  @Test
  void a_changed_text_is_noticed() throws IOException {
    bench("--warm-up", "0", "--acks", acks().toString());
    List<String> lines = Files.readAllLines(acks());
    String line = lines.get(5);
    lines.set(5, line.substring(0, line.length() - 1) + (line.endsWith("0") ? "1" : "0"));
    Files.write(acks(), lines);

    assertThat(verify()).isEqualTo(1);
  }

  private int bench(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "--server", peer.server(),
                "--data", folder.toString(),
                "--users", "9",
                "--group", "3",
                "--rate", "200",
                "--seconds", "1",
                "--seed", "1",
                "--json", folder.resolve("report.json").toString()));
    words.addAll(List.of(more));
    return new CommandLine(new Bench()).execute(words.toArray(String[]::new));
  }

  private int verify() {
    return new CommandLine(new Bench())
        .execute("verify", acks().toString(), "--data", folder.toString(), "--search-seconds", "1");
  }

  private Path acks() {
    return folder.resolve("acks");
  }
}
