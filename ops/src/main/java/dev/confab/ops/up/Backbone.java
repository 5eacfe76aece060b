package dev.confab.ops.up;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The whole product in one process and two children: what {@code ./confab up} runs. */
public final class Backbone implements AutoCloseable {
  private final DataFolder folder;
  private final Infrastructure infrastructure;
  private final Services.Running services;
  private final Health health;

  private Backbone(
      DataFolder folder, Infrastructure infrastructure, Services.Running services, Health health) {
    this.folder = folder;
    this.infrastructure = infrastructure;
    this.services = services;
    this.health = health;
  }

  /**
   * Starts everything and says how it goes.
   *
   * @param home folder of the programs that run as children
   * @param data the data folder
   * @param host address to listen on
   * @param port HTTP port; 0: any free one
   * @throws StartProblem if something is in the way; nothing has been started then
   */
  public static Backbone start(
      Path home, Path data, String host, int port, PrintStream out, boolean quiet)
      throws Exception {
    Steps steps = new Steps(out, quiet);
    int httpPort = port == 0 ? Ports.anyFree(List.of()) : port;
    Ports.checkHttp(host, httpPort);
    DataFolder folder = DataFolder.open(data);
    Infrastructure infrastructure = null;
    try {
      Health health = new Health();
      infrastructure = Infrastructure.start(home, data, steps);
      infrastructure.addTo(health);
      Services.Running services =
          new LocalServices(host, httpPort).open(infrastructure, health, steps);
      steps.line(
          String.format(
              Locale.ROOT,
              "Confab is ready: http://%s:%d  data: %s  (%.1f s)",
              host,
              services.port(),
              data,
              steps.total()));
      return new Backbone(folder, infrastructure, services, health);
    } catch (Exception e) {
      if (infrastructure != null) {
        infrastructure.close();
      }
      folder.close();
      throw e;
    }
  }

  /** The HTTP port that is listened on. */
  public int port() {
    return services.port();
  }

  /** What the services were configured with: another node of one needs the same. */
  public Settings settings() {
    return services.settings();
  }

  /** What the services stand on. */
  public Infrastructure infrastructure() {
    return infrastructure;
  }

  /** What the parts say about themselves. */
  public Health health() {
    return health;
  }

  @Override
  public void close() throws Exception {
    services.close();
    infrastructure.close();
    folder.close();
  }
}
