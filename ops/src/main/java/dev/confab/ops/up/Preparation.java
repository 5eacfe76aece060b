package dev.confab.ops.up;

import dev.confab.ops.topics.TopicSetup;
import dev.confab.schemas.registry.RegistryClient;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Topics and schemas, before the services start. */
final class Preparation {
  /** Enough for one machine; fixed when a cluster is formed. */
  static final int PARTITIONS = 4;

  private Preparation() {}

  /** A connection to administer the broker. */
  static Admin admin(Addresses at) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, at.bootstrap()));
  }

  /** Creates what is missing, with one replica of each topic. */
  static void createTopicsAndSchemas(Addresses at) throws InterruptedException, ExecutionException {
    try (Admin admin = admin(at);
        RegistryClient ids = new RegistryClient(at.registryUrl())) {
      TopicSetup setup = new TopicSetup(admin, PARTITIONS, 1);
      setup.createTopics();
      ids.setCompatibility("FULL_TRANSITIVE");
      setup.registerSchemas(ids);
    }
  }
}
