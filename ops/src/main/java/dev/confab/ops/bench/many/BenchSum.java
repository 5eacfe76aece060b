package dev.confab.ops.bench.many;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench sum}: the parts of a run that several generators made together. */
@Command(
    name = "sum",
    description = {
      "Sums up what several generators wrote with --json; exit code 1 if a part is not clean."
    },
    mixinStandardHelpOptions = true)
public final class BenchSum implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What the generators wrote.")
  private List<Path> files = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the sum here.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException {
    List<JsonNode> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(Json.MAPPER.readTree(file.toFile()));
    }
    PartsReport sum = PartsReport.of(parts);
    sum.print(System.out);
    if (json != null) {
      Files.writeString(
          json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sum) + "\n");
    }
    return sum.unclean() == 0 ? 0 : 1;
  }
}
