package dev.confab.ops.up;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./confab up}. */
@Command(
    name = "up",
    description = "Start the whole product: broker, registry, search and all services.",
    mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {
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

  @Option(
      names = "--data",
      defaultValue = "./data",
      description = "data folder (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(names = "--quiet", description = "say only when it is ready")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty("confab.home", "target/confab"));
    try {
      Backbone backbone = Backbone.start(home, data, host, port, System.out, quiet);
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform().name("stop").unstarted(() -> stop(backbone, stopped)));
      stopped.await();
      return 0;
    } catch (StartProblem e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static void stop(Backbone backbone, CountDownLatch stopped) {
    try {
      backbone.close();
    } catch (Exception e) {
      LoggerFactory.getLogger(Up.class).atError().setCause(e).log("stop failed");
    }
    stopped.countDown();
  }
}
