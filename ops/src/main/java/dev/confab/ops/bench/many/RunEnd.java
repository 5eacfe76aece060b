package dev.confab.ops.bench.many;

import dev.confab.ops.client.ConfabException;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How every run ends: with figures, or with a sentence that says why there are none. */
final class RunEnd {
  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here.")
  private @Nullable Path json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /** A run. */
  interface Run {
    /**
     * Runs.
     *
     * @throws IllegalArgumentException if an option is wrong
     * @throws ConfabException if the server refuses something
     */
    BenchReport run() throws IOException;
  }

  /**
   * Runs and reports.
   *
   * @return the exit code
   * @throws ParameterException if an option is wrong
   */
  int of(Run run) {
    try {
      BenchReport report = run.run();
      report.print(System.out);
      if (json != null) {
        Files.writeString(
            json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
      }
      return report.isClean() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      if (command == null) {
        throw e;
      }
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (ConfabException e) {
      return stopped(e.getMessage());
    } catch (IOException e) {
      return stopped(e.toString());
    } catch (UncheckedIOException e) {
      return stopped(String.valueOf(e.getCause()));
    }
  }

  private static int stopped(@Nullable String why) {
    System.err.println("the run stopped: " + why);
    return 1;
  }
}
