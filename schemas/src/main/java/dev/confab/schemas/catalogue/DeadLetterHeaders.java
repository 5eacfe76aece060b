package dev.confab.schemas.catalogue;

/**
 * Headers of records in {@link Topics#DEAD_LETTERS}, all as text. Key and value are those of the
 * record that could not be processed, byte for byte.
 */
public final class DeadLetterHeaders {
  /** Which part of Confab gave up on it. */
  public static final String COMPONENT = "component";

  /** Why; never holds content. */
  public static final String REASON = "reason";

  /** Topic that it came from. */
  public static final String TOPIC = "sourceTopic";

  /** Partition that it came from. */
  public static final String PARTITION = "sourcePartition";

  /** Its offset there. */
  public static final String OFFSET = "sourceOffset";

  private DeadLetterHeaders() {}
}
