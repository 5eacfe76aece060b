package dev.confab.ops.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ops.up.Addresses;
import dev.confab.ops.up.Backbone;
import dev.confab.ops.up.Infrastructure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The services on a broker, a registry and an Elasticsearch that others run. */
@Timeout(400)
final class ContainersIT {
  @TempDir private Path folder;

  @Test
  void a_chat_works_on_the_official_images() throws Exception {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "There is no Docker here, so the official images were not tried.");
    try (Containers containers = Containers.start()) {
      visit(containers.addresses());
    }
  }

  /** The same services at given addresses, without Docker. */
  @Test
  void a_chat_works_on_processes_of_somebody_else() throws Exception {
    Path theirs = folder.resolve("theirs");
    try (Infrastructure somebody = Infrastructure.start(BackboneExtension.HOME, theirs)) {
      visit(somebody.addresses());
    }
  }

  private void visit(Addresses addresses) throws Exception {
    try (Backbone services = Backbone.on(addresses, folder.resolve("ours"))) {
      FirstVisit.to("http://127.0.0.1:" + services.port());
    }
  }
}
