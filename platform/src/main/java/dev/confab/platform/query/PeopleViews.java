package dev.confab.platform.query;

import dev.confab.schemas.user.UserSettings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the query API that is about how people stand to each other. {@code minVersion} is the
 * version of the user whose rows are read that the answer must include; 0: whatever is there.
 *
 * @see Views
 */
public interface PeopleViews {
  /**
   * A person, as of one moment; empty if nobody ever tried to register the account.
   *
   * @param viewer who looks: it is said how the person stands to them
   */
  Optional<Person> person(UUID userId, UUID viewer, long minVersion);

  /**
   * Many people at once; those that do not exist are left out. At most 256 ids.
   *
   * @param viewer who looks: it is said how each of them stands to them
   */
  List<Person> people(List<UUID> userIds, UUID viewer);

  /**
   * A user's contacts by their ids.
   *
   * @param after the last contact of the page before, or null
   * @param limit from 1 to 1000
   */
  List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion);

  /**
   * Whom a user has blocked, by their ids.
   *
   * @param after the last of the page before, or null
   * @param limit from 1 to 1000
   */
  List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion);

  /** A user's settings; {@link UserSettings#DEFAULT} if they never chose any. */
  UserSettings settings(UUID userId, long minVersion);
}
