package dev.confab.ops.topics;

/**
 * A topic of the cluster is not what the catalogue says, in a way that cannot be mended in place.
 */
public final class TopicMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicMismatchException(String topic, int found, int expected) {
    super(
        "Topic %s has %d partitions, expected %d; the number is fixed when a cluster is formed."
            .formatted(topic, found, expected));
  }
}
