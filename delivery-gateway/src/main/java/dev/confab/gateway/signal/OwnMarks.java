package dev.confab.gateway.signal;

import dev.confab.schemas.mark.MarksAdvanced;
import java.util.UUID;

/** Who would like to know how far they have come themselves, on their other devices. */
public interface OwnMarks {
  /** Is a user here who would like to know? */
  boolean isHere(UUID userId);

  /** A user has come further. */
  void take(MarksAdvanced marks);
}
