package dev.confab.ops.up;

import dev.confab.ops.option.DataOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./confab up}. */
@Command(
    name = "up",
    description = "Start the whole product: broker, registry, search and all services.",
    mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {
  /** The promise is 10 s; the children and the virtual machine need a moment of it. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(9);

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "HTTP port (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--quiet", description = "say only when it is ready")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    // Before the first logger is made: the terminal is for the steps, the log goes to a file.
    System.setProperty("logback.configurationFile", "logback-file.xml");
    System.setProperty("confab.logs", data.folder().resolve("logs").toString());
    Path home = Path.of(System.getProperty("confab.home", "target/confab"));
    try {
      Backbone backbone = Backbone.start(home, data.folder(), host, port, System.out, quiet);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(backbone), "stop"));
    } catch (StartProblem e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (Exception e) {
      LoggerFactory.getLogger(Up.class).atError().setCause(e).log("start failed");
      System.err.println("Confab did not start: " + e.getMessage());
      System.err.println("More is in " + data.folder().resolve("logs").resolve("confab.log") + ".");
      return 1;
    }
    Thread.currentThread().join(); // a signal ends it
    return 0;
  }

  private static void stop(Backbone backbone) {
    Logger log = LoggerFactory.getLogger(Up.class);
    Thread closing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    backbone.close();
                  } catch (Exception e) {
                    log.atError().setCause(e).log("stop failed");
                  }
                });
    try {
      if (!closing.join(STOP_TIMEOUT)) {
        log.atError().log("not stopped in time, ended as it is; nothing acknowledged is lost");
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
