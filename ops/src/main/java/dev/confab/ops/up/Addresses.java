package dev.confab.ops.up;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the services stand on, whoever runs it.
 *
 * @param bootstrap Kafka's addresses
 * @param registryUrl address of the registry's Confluent API
 * @param searchUrl Elasticsearch's address
 */
public record Addresses(String bootstrap, String registryUrl, String searchUrl) {
  /** Does a data folder say where its broker, registry and Elasticsearch are? */
  public static boolean areIn(Path data) {
    return Ports.areKept(data);
  }

  /**
   * Where a data folder's broker, registry and Elasticsearch are, or were when they last ran.
   *
   * @throws IOException if the folder does not say
   */
  public static Addresses in(Path data) throws IOException {
    return Ports.kept(data).addresses();
  }
}
