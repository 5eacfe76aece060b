package dev.confab.processors.domain.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a decision may look at of how a user stands to others. */
public interface PeopleState {
  /** Numbers and digests; {@link PersonRow#NEW} if nothing ever changed. */
  PersonRow person(UUID userId);

  /** A contact; null if the user does not have them. */
  @Nullable ContactRow contact(UUID userId, UUID contactId);

  /** Has the user blocked somebody? */
  boolean hasBlocked(UUID userId, UUID other);
}
