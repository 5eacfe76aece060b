package dev.confab.ops.bench;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench verify}: is everything that was acknowledged still there? */
@Command(
    name = "verify",
    description = "Compares a file that --acks wrote with history and search.",
    mixinStandardHelpOptions = true)
public final class BenchVerify implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameters(index = "0", paramLabel = "FILE", description = "What --acks wrote.")
  private Path file = Path.of("acks");

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--server", description = "Address of Confab, if it is not where it was.")
  private @Nullable String server;

  @Option(
      names = "--search-seconds",
      defaultValue = "60",
      description = "How long to wait for search; 0: do not ask it (default: ${DEFAULT-VALUE}).")
  private int searchSeconds;

  @Option(names = "--show", defaultValue = "100", description = "How many faults to print.")
  private int show;

  @Override
  public Integer call() {
    try {
      List<AckFile.Run> runs = AckFile.read(file);
      if (!TokenMint.possible(data.folder()) && runs.stream().anyMatch(BenchVerify::needsKey)) {
        System.err.println(
            "no token key in " + data.folder() + ": give --data, the run imported its people");
        return 1;
      }
      List<String> faults = runs.stream().flatMap(run -> faults(run).stream()).toList();
      faults.stream().limit(show).forEach(System.out::println);
      long acks = runs.stream().mapToLong(run -> run.acks().size()).sum();
      System.out.printf("%d acknowledged messages, %d faults%n", acks, faults.size());
      return faults.isEmpty() ? 0 : 1;
    } catch (ConfabException | IOException e) {
      System.err.println("the comparison stopped: " + e.getMessage());
      return 1;
    }
  }

  private static boolean needsKey(AckFile.Run run) {
    return run.header().readers().stream().anyMatch(reader -> reader.password().isEmpty());
  }

  private List<String> faults(AckFile.Run run) {
    String address = server == null ? run.header().server() : server;
    ConfabHttp http = ConfabHttp.at(address).patient(PATIENCE);
    return new Verification(reader -> as(http, reader), Duration.ofSeconds(searchSeconds))
        .faults(run);
  }

  private ConfabHttp as(ConfabHttp http, AckLog.Reader reader) {
    return http.as(
        reader.password().isEmpty()
            ? TokenMint.of(data.folder()).user(reader.user())
            : http.login(reader.username(), reader.password()).accessToken());
  }
}
