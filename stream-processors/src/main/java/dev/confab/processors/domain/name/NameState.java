package dev.confab.processors.domain.name;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a decision about a name may look at. */
public interface NameState {
  /** The name's row; null if it was never claimed. */
  @Nullable NameRow name(UUID nameKey);
}
