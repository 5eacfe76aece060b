package dev.confab.platform.token;

import java.util.Locale;

/** What a principal may do beyond being themselves. */
public enum Role {
  /** A person. */
  USER,
  /** May act in the name of imported accounts. */
  IMPORTER;

  /** As tokens have it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
