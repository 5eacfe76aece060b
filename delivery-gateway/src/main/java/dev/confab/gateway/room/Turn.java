package dev.confab.gateway.room;

import java.util.function.BooleanSupplier;

/** What a session that is being attached holds while others wait for it. */
@FunctionalInterface
public interface Turn {
  /** Waits for a client that does not read; meanwhile others have their turn. */
  boolean aside(BooleanSupplier wait);
}
