package dev.confab.processors.query;

import dev.confab.platform.query.ViewName;
import java.util.Optional;

/** Which instance has which partitions. */
@FunctionalInterface
public interface Owners {
  /** The address of the instance that has a partition, as far as this one knows. */
  Optional<String> urlOf(ViewName view, int partition);
}
