package dev.confab.ops.up;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All services in one process: on a broker in it and two children, which is what {@code ./confab
 * up} runs, or on what others run.
 */
public final class Backbone implements AutoCloseable {
  private final DataFolder folder;
  private final AutoCloseable ground;
  private final Services.Running services;
  private final Health health;

  private Backbone(
      DataFolder folder, AutoCloseable ground, Services.Running services, Health health) {
    this.folder = folder;
    this.ground = ground;
    this.services = services;
    this.health = health;
  }

  /** What services stand on, and how it ends. */
  private record Ground(Addresses addresses, AutoCloseable end) {}

  /** Finds or starts what services stand on. */
  private interface Groundwork {
    Ground lay(Health health, Steps steps) throws Exception;
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
    return start(home, data, host, port, out, quiet, System.getenv());
  }

  /**
   * The same in another environment than that of this process.
   *
   * @param environment rules and the mail server, {@code CONFAB_…}; what says where parts of the
   *     backbone are is left alone
   */
  public static Backbone start(
      Path home,
      Path data,
      String host,
      int port,
      PrintStream out,
      boolean quiet,
      Map<String, String> environment)
      throws Exception {
    Groundwork own =
        (health, steps) -> {
          Infrastructure infrastructure = Infrastructure.start(home, data, steps);
          infrastructure.addTo(health);
          return new Ground(infrastructure.addresses(), infrastructure);
        };
    return start(own, data, host, port, environment, new Steps(out, quiet));
  }

  /**
   * Starts the services, on any free port of this machine, on a broker, a registry and an
   * Elasticsearch that others run and that stay when it is closed. Topics and schemas are created
   * if they are missing.
   *
   * @param data the data folder: state and secrets
   */
  public static Backbone on(Addresses addresses, Path data) throws Exception {
    Groundwork theirs =
        (_, _) -> {
          Preparation.createTopicsAndSchemas(addresses);
          return new Ground(addresses, () -> {});
        };
    return start(theirs, data, "127.0.0.1", 0, System.getenv(), new Steps(System.out, true));
  }

  private static Backbone start(
      Groundwork groundwork,
      Path data,
      String host,
      int port,
      Map<String, String> environment,
      Steps steps)
      throws Exception {
    int httpPort = port == 0 ? Ports.anyFree(List.of()) : port;
    Ports.checkHttp(host, httpPort);
    DataFolder folder = DataFolder.open(data);
    Ground ground = null;
    try {
      Health health = new Health();
      ground = groundwork.lay(health, steps);
      Services.Running services =
          new LocalServices(host, httpPort, environment)
              .open(ground.addresses(), data, health, steps);
      steps.line(
          String.format(
              Locale.ROOT,
              "Confab is ready: http://%s:%d  data: %s  (%.1f s)",
              host,
              services.port(),
              data,
              steps.total()));
      return new Backbone(folder, ground.end(), services, health);
    } catch (Exception e) {
      if (ground != null) {
        ground.end().close();
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

  /** What the parts say about themselves. */
  public Health health() {
    return health;
  }

  @Override
  public void close() throws Exception {
    services.close();
    ground.close();
    folder.close();
  }
}
