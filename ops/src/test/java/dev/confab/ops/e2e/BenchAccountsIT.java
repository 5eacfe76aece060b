package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ops.bench.BenchAccounts;
import dev.confab.ops.up.Backbone;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The measurement itself works; what it measures here means nothing. */
final class BenchAccountsIT {
  @TempDir private Path data;

  @Test
  void few_accounts_and_many_are_compared() throws Exception {
    Map<String, String> limits =
        Map.of("CONFAB_REGISTRATIONS_PER_HOUR", "100000", "CONFAB_RATE_ADDRESS_PER_SECOND", "9999");
    try (Backbone backbone =
        Backbone.start(BackboneExtension.HOME, data, "127.0.0.1", 0, System.out, true, limits)) {
      String[] arguments = {
        "--server",
        "http://127.0.0.1:" + backbone.port(),
        "--data",
        data.toString(),
        "--few",
        "10",
        "--many",
        "60",
        "--clients",
        "2",
        "--seconds",
        "1",
        "--warm-up",
        "1"
      };

      assertThat(new CommandLine(new BenchAccounts()).execute(arguments)).isZero();
    }
  }
}
