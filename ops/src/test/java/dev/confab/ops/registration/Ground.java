package dev.confab.ops.registration;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.child.ChildProcess;
import dev.confab.ops.child.Programs;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.token.TokenKeys;
import dev.confab.schemas.registry.RegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A real broker and a real registry, and what services on them are told. */
final class Ground implements AutoCloseable {
  private static final int PARTITIONS = 2;

  private final EmbeddedBroker broker;
  private final ChildProcess registry;
  private final RegistryClient ids;
  private final Map<String, String> settings = new HashMap<>();

  private Ground(EmbeddedBroker broker, ChildProcess registry, int registryPort) {
    this.broker = broker;
    this.registry = registry;
    this.ids = new RegistryClient(Programs.registryUrl(registryPort));
  }

  static Ground start(Path data) throws Exception {
    int brokerPort = Ports.anyFree(List.of());
    int controllerPort = Ports.anyFree(List.of(brokerPort));
    int registryPort = Ports.anyFree(List.of(brokerPort, controllerPort));
    int queryPort = Ports.anyFree(List.of(brokerPort, controllerPort, registryPort));
    Path home = Path.of("..", "target", "confab");
    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), brokerPort, controllerPort);
    Ground ground =
        new Ground(
            broker,
            ChildProcess.start(new Programs(home, data).registry(registryPort)),
            registryPort);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      TopicSetup topics = new TopicSetup(admin, PARTITIONS, 1);
      topics.createTopics();
      topics.registerSchemas(ground.ids);
    }
    ground.fillSettings(data, Programs.registryUrl(registryPort), queryPort);
    return ground;
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  RegistryClient ids() {
    return ids;
  }

  /** What every service is told; its HTTP port is that of the query server. */
  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  @Override
  public void close() {
    ids.close();
    registry.close();
    broker.close();
  }

  private void fillSettings(Path data, String registryUrl, int queryPort) throws Exception {
    Path tokenKey = data.resolve(TokenKeys.FILE_NAME);
    TokenKeys.loadOrCreate(tokenKey);
    Path nameSecret = Files.writeString(data.resolve("name-secret"), "n".repeat(64));
    Path streams = data.resolve("streams.properties");
    Files.write(
        streams,
        List.of(
            "producer.interceptor.classes=" + FaultyProducer.class.getName(),
            "producer." + FaultyProducer.FOLDER + "=" + data,
            "producer." + FaultyProducer.REGISTRY + "=" + registryUrl));
    String query = "http://127.0.0.1:" + queryPort;
    settings.put("CONFAB_KAFKA_BOOTSTRAP", bootstrap());
    settings.put("CONFAB_REGISTRY_URL", registryUrl);
    settings.put("CONFAB_STATE_DIR", data.resolve("state").toString());
    settings.put("CONFAB_INSTANCE_ID", "one");
    settings.put("CONFAB_STREAMS_FILE", streams.toString());
    settings.put("CONFAB_TOKEN_KEY_FILE", tokenKey.toString());
    settings.put("CONFAB_NAME_SECRET_FILE", nameSecret.toString());
    settings.put("CONFAB_MAIL_DIR", data.resolve("mail").toString());
    settings.put("CONFAB_PUBLIC_URL", "http://127.0.0.1:" + queryPort);
    settings.put("CONFAB_SERVICE_TOKEN", "s".repeat(64));
    settings.put("CONFAB_QUERY_URL", query);
    settings.put("CONFAB_ADVERTISED_URL", query);
    settings.put("CONFAB_SEARCH_SERVICE_URL", query); // nobody searches here
    settings.put("CONFAB_HTTP_PORT", Integer.toString(queryPort));
  }
}
