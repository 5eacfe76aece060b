package dev.confab.processors.domain;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Imported;
import org.jspecify.annotations.Nullable;

/** Imports are known again by their position in their source. */
public final class Imports {
  /** Longest name of a source, in UTF-16 characters: it is part of a row key. */
  public static final int MAX_SOURCE_CHARS = 128;

  private Imports() {}

  /** What is wrong with an import's origin; null if nothing is. */
  public static @Nullable Rejected fault(Imported imported) {
    int chars = imported.source().length();
    long position = imported.position();
    return chars > 0 && chars <= MAX_SOURCE_CHARS && position >= 0
        ? null
        : Rejected.of(
            "invalid_import",
            "a source of 1 to " + MAX_SOURCE_CHARS + " characters and a position from 0",
            "they are " + chars + " characters and " + position);
  }

  /**
   * What is wrong with an import where positions must grow within a source; null if nothing is.
   *
   * @param last the last position that came from its source, -1 if none did
   */
  public static @Nullable Rejected fault(Imported imported, long last) {
    Rejected fault = fault(imported);
    if (fault != null) {
      return fault;
    }
    long position = imported.position();
    return position > last
        ? null
        : Rejected.of(
            "already_imported",
            "a position above " + last,
            "position " + position + " was imported before");
  }
}
