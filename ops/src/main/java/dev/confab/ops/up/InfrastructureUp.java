package dev.confab.ops.up;

import dev.confab.ops.option.DataOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./confab infrastructure}. */
@Command(
    name = "infrastructure",
    description = {
      "Start what services stand on: broker, registry and search, with topics and schemas.",
      "What services as processes of their own need to know is written to services.env",
      "in the data folder; it holds a secret."
    },
    mixinStandardHelpOptions = true)
public final class InfrastructureUp implements Callable<Integer> {
  private static final String FILE = "services.env";

  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() throws InterruptedException {
    Path home = Path.of(System.getProperty("confab.home", "target/confab"));
    try {
      DataFolder folder = DataFolder.open(data.folder());
      Infrastructure infrastructure =
          Infrastructure.start(home, data.folder(), new Steps(System.out, false));
      writeSettings(infrastructure.addresses(), data.folder().toAbsolutePath());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(infrastructure, folder), "stop"));
    } catch (StartProblem e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (Exception e) {
      LoggerFactory.getLogger(InfrastructureUp.class).atError().setCause(e).log("start failed");
      System.err.println("The infrastructure did not start: " + e.getMessage());
      return 1;
    }
    Thread.currentThread().join(); // a signal ends it
    return 0;
  }

  /** What all services are told alike; where they listen is for whoever starts them to say. */
  private static void writeSettings(Addresses at, Path data) throws IOException {
    Secrets secrets = Secrets.of(data);
    Path file = data.resolve(FILE);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        file,
        List.of(
            "CONFAB_KAFKA_BOOTSTRAP=" + at.bootstrap(),
            "CONFAB_REGISTRY_URL=" + at.registryUrl(),
            "CONFAB_ELASTICSEARCH_URL=" + at.searchUrl(),
            "CONFAB_STATE_DIR='" + data.resolve("state") + "'",
            "CONFAB_MAIL_DIR='" + data.resolve("mail") + "'",
            "CONFAB_TOKEN_KEY_FILE='" + secrets.tokenKeyFile() + "'",
            "CONFAB_NAME_SECRET_FILE='" + secrets.nameSecretFile() + "'",
            "CONFAB_SERVICE_TOKEN=" + Secrets.random()),
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void stop(Infrastructure infrastructure, DataFolder folder) {
    infrastructure.close();
    try {
      folder.close();
    } catch (IOException e) {
      LoggerFactory.getLogger(InfrastructureUp.class).atError().setCause(e).log("stop failed");
    }
  }
}
