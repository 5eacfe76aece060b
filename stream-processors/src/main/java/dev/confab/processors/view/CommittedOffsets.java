package dev.confab.processors.view;

import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Where an application's group has committed in a source topic. */
@FunctionalInterface
public interface CommittedOffsets {
  /**
   * The committed offset of a partition, or nothing if none is. Everything that the application
   * sent because of records before it has been acknowledged: Streams flushes, then commits.
   */
  CompletionStage<OptionalLong> of(int partition);
}
