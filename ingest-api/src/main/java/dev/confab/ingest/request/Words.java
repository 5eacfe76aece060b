package dev.confab.ingest.request;

import java.util.Locale;

/** Choices as clients read and write them. */
public final class Words {
  private Words() {}

  /** In lower case. */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
