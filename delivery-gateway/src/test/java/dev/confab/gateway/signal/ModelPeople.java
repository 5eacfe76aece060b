package dev.confab.gateway.signal;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.PeopleViews;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Relation;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.UserSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has blocked whom, and who hides how far they have read; everybody has an account. */
public final class ModelPeople implements PeopleViews {
  private static final Instant AT = Instant.parse("2026-01-31T09:00:00Z");

  private final Map<UUID, Set<UUID>> blocks = new HashMap<>();
  private final Set<UUID> discreet = new HashSet<>();
  private boolean away;
  private int questions;

  /** Somebody blocks somebody. */
  public void block(UUID one, UUID other) {
    blocks.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
  }

  /** Somebody hides how far they have read. */
  public void hideReading(UUID user) {
    discreet.add(user);
  }

  /** Nobody answers. */
  public void away(boolean isAway) {
    away = isAway;
  }

  /** How often something was asked. */
  public int questions() {
    return questions;
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    questions++;
    if (away) {
      throw new ViewUnavailableException("away");
    }
    if (userIds.isEmpty() || userIds.size() > 256) {
      throw new IllegalArgumentException("from 1 to 256 ids, not " + userIds.size());
    }
    return userIds.stream().map(id -> person(id, viewer)).toList();
  }

  private Person person(UUID id, UUID viewer) {
    boolean blocked = blocks.getOrDefault(id, Set.of()).contains(viewer);
    return new Person(
        new Account(
            id, 1, Account.Status.REGISTERED, null, "a", null, "A", AT, false, Set.of(), null),
        null,
        null,
        null,
        new Privacy(
            Audience.EVERYBODY,
            Audience.EVERYBODY,
            Audience.EVERYBODY,
            !discreet.contains(id),
            true),
        blocked ? Relation.BLOCKED : Relation.STRANGER);
  }

  @Override
  public Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    throw new UnsupportedOperationException("the gateway does not ask this");
  }

  @Override
  public List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    throw new UnsupportedOperationException("the gateway does not ask this");
  }

  @Override
  public List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    throw new UnsupportedOperationException("the gateway does not ask this");
  }

  @Override
  public UserSettings settings(UUID userId, long minVersion) {
    throw new UnsupportedOperationException("the gateway does not ask this");
  }
}
