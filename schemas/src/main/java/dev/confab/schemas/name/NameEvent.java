package dev.confab.schemas.name;

import java.util.UUID;

/**
 * Something that happened to one unique name: a record of the private topic {@code name-events}.
 */
public sealed interface NameEvent permits NameClaimed, NameReleased {
  /** The name; the record's key. */
  UUID nameKey();

  /** Dense number of this change of the name, from 1. */
  long version();
}
