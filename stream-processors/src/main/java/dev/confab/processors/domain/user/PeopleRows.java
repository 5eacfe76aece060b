package dev.confab.processors.domain.user;

import java.util.UUID;

/** Rows that can be written; only {@link PeopleEvolver} does. */
public interface PeopleRows extends PeopleState {
  /** Writes numbers and digests. */
  void putPerson(UUID userId, PersonRow person);

  /** Writes a contact. */
  void putContact(UUID userId, UUID contactId, ContactRow contact);

  /** Removes a contact. */
  void removeContact(UUID userId, UUID contactId);

  /** Remembers that somebody is blocked. */
  void putBlock(UUID userId, UUID other);

  /** Takes a block back. */
  void removeBlock(UUID userId, UUID other);
}
