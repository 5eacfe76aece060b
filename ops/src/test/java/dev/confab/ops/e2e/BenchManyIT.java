package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.bench.many.BenchFanout;
import dev.confab.ops.bench.many.BenchIdle;
import dev.confab.ops.bench.many.BenchTail;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The measurements themselves work; what they measure here means nothing. */
final class BenchManyIT {
  @TempDir private Path folder;

  @Test
  void many_connections_are_measured_and_every_delivery_is_compared_with_the_log()
      throws Exception {
    Path data = folder.resolve("data");
    try (Backbone backbone = BackboneExtension.start(data)) {
      List<String> where =
          List.of("--server", "http://127.0.0.1:" + backbone.port(), "--data", data.toString());

      JsonNode bare = run(new BenchIdle(), where, crowd("--bare", "--idle-seconds", "0"));
      assertThat(bare.path("live").asInt()).isEqualTo(50);
      List<Path> seeded = seeded(data);
      byte[] crowd = Files.readAllBytes(seeded.getFirst());

      JsonNode idle =
          run(
              new BenchIdle(),
              where,
              crowd(
                  "--idle-seconds",
                  "2",
                  "--message-seconds",
                  "3",
                  "--rate",
                  "40",
                  "--chats",
                  "10"));
      assertThat(idle.path("live").asInt()).isEqualTo(50);
      assertThat(idle.path("writing").path("committed").asInt()).isEqualTo(120);
      assertThat(idle.path("verdict").path("delivered").asInt()).isEqualTo(120 * 5);
      assertThat(idle.path("memory").path("perConnection").path("heapBytes").isNumber()).isTrue();
      assertThat(seeded(data)).as("the crowd is used again").isEqualTo(seeded);
      assertThat(Files.readAllBytes(seeded.getFirst())).isEqualTo(crowd);

      JsonNode fanout =
          run(
              new BenchFanout(),
              where,
              List.of(
                  "--people",
                  "50",
                  "--idle-seconds",
                  "1",
                  "--message-warm-up",
                  "1",
                  "--message-seconds",
                  "3",
                  "--rate",
                  "2"));
      assertThat(fanout.path("verdict").path("delivered").asInt()).isEqualTo(8 * 50);
      assertThat(fanout.path("writing").path("times").path("messages").asInt()).isEqualTo(6);
      assertThat(fanout.path("writing").path("microsPerDelivery").asDouble()).isPositive();

      JsonNode tail = run(new BenchTail(), where, tail(backbone));
      assertThat(tail.path("committed").asInt()).isEqualTo(60);
      assertThat(tail.path("gateways").path(0).path("dropped").asInt()).isEqualTo(60);
    }
  }

  private static List<String> tail(Backbone backbone) {
    return List.of(
        "--gateways",
        "http://127.0.0.1:" + backbone.port(),
        "--pids",
        Long.toString(ProcessHandle.current().pid()),
        "--chats",
        "5",
        "--rate",
        "20",
        "--warm-up",
        "1",
        "--idle-seconds",
        "1",
        "--seconds",
        "3");
  }

  private static List<String> crowd(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--people", "50", "--group", "5", "--chats-each", "3", "--threads", "2"));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  private static List<Path> seeded(Path data) throws Exception {
    try (var files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("bench-")).toList();
    }
  }

  private JsonNode run(Callable<Integer> command, List<String> where, List<String> options)
      throws Exception {
    Path json = folder.resolve("report.json");
    List<String> arguments = new ArrayList<>(where);
    arguments.addAll(options);
    arguments.addAll(List.of("--json", json.toString()));
    int exit = new CommandLine(command).execute(arguments.toArray(String[]::new));
    JsonNode report = Json.MAPPER.readTree(json.toFile());
    assertThat(exit).as("%s", report).isZero();
    return report;
  }
}
