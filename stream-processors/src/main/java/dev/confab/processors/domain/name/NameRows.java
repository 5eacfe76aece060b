package dev.confab.processors.domain.name;

import java.util.UUID;

/** Rows that can be written; only {@link NameEvolver} does. */
public interface NameRows extends NameState {
  /** Writes a name. */
  void putName(UUID nameKey, NameRow name);
}
