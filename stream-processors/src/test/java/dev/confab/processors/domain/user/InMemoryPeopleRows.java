package dev.confab.processors.domain.user;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of how users stand to others, in maps. */
public final class InMemoryPeopleRows implements PeopleRows {
  private final Map<UUID, PersonRow> persons = new HashMap<>();
  private final Map<List<UUID>, ContactRow> contacts = new HashMap<>();
  private final Set<List<UUID>> blocks = new HashSet<>();

  @Override
  public PersonRow person(UUID userId) {
    return persons.getOrDefault(userId, PersonRow.NEW);
  }

  @Override
  public @Nullable ContactRow contact(UUID userId, UUID contactId) {
    return contacts.get(List.of(userId, contactId));
  }

  @Override
  public boolean hasBlocked(UUID userId, UUID other) {
    return blocks.contains(List.of(userId, other));
  }

  @Override
  public void putPerson(UUID userId, PersonRow person) {
    persons.put(userId, person);
  }

  @Override
  public void putContact(UUID userId, UUID contactId, ContactRow contact) {
    contacts.put(List.of(userId, contactId), contact);
  }

  @Override
  public void removeContact(UUID userId, UUID contactId) {
    contacts.remove(List.of(userId, contactId));
  }

  @Override
  public void putBlock(UUID userId, UUID other) {
    blocks.add(List.of(userId, other));
  }

  @Override
  public void removeBlock(UUID userId, UUID other) {
    blocks.remove(List.of(userId, other));
  }
}
