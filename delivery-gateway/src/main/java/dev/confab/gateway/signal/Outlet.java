package dev.confab.gateway.signal;

import dev.confab.schemas.signal.Signal;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The way to other nodes for what nobody will miss. */
@FunctionalInterface
public interface Outlet {
  /**
   * Says something; returns at once, and nobody learns whether it was heard.
   *
   * @param key chat or user
   * @param current asked right before it goes out: is it still so?
   */
  void say(UUID key, Signal signal, BooleanSupplier current);
}
