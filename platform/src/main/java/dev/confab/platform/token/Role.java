package dev.confab.platform.token;

import java.util.Locale;

/** What a principal may do beyond being themselves. */
public enum Role {
  /** A person. */
  USER,
  /** May act in the name of imported accounts; no account has it, only tokens of operators. */
  IMPORTER,
  /** May act upon what others write. */
  MODERATOR,
  /** May give and take roles, and erase accounts that nobody can log in to. */
  ADMIN;

  /** As tokens have it. */
  public String claim() {
    return name().toLowerCase(Locale.ROOT);
  }
}
