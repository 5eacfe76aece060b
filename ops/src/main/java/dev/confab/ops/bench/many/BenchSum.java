package dev.confab.ops.bench.many;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bench sum}: the parts of a run that several generators made together. */
@Command(
    name = "sum",
    description = {
      "Sums up what several generators wrote with --json; exit code 1 if a part is not clean."
    },
    mixinStandardHelpOptions = true)
public final class BenchSum implements Callable<Integer> {
  @Mixin private RunEnd end = new RunEnd();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What the generators wrote.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    return end.of(this::sum);
  }

  private PartsReport sum() throws IOException {
    List<JsonNode> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(Json.MAPPER.readTree(file.toFile()));
    }
    return PartsReport.of(parts);
  }
}
