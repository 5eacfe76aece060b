package dev.confab.processors.domain.name;

import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameReleased;

/** Turns events into rows: the only writer of a name's row. */
public final class NameEvolver {
  private NameEvolver() {}

  /** Folds one event into the rows. */
  public static void evolve(NameEvent event, NameRows rows) {
    NameRow row =
        switch (event) {
          case NameClaimed claimed ->
              new NameRow(claimed.owner(), claimed.startedVersion(), claimed.version());
          case NameReleased released -> new NameRow(null, 0, released.version());
        };
    rows.putName(event.nameKey(), row);
  }
}
