package dev.confab.platform.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query API: what services may ask of the views that the stream processors keep. Queries read
 * views only, never decision state. Calls block; use virtual threads.
 *
 * <p>A view follows the log with a delay of some milliseconds. Where an argument says how far it
 * must have come, the call waits for that up to {@link #PATIENCE}.
 *
 * <p>Every method throws {@link ViewUnavailableException} if the owner of the data does not answer
 * or has not come far enough in time: try again later.
 */
public interface Views
    extends PeopleViews,
        PresenceViews,
        DeliveryViews,
        ChatViews,
        MessageViews,
        UserChatViews,
        WishViews {
  /** How long a call waits for a view to come as far as was asked. */
  Duration PATIENCE = Duration.ofSeconds(2);

  /** An account in any state. */
  Optional<Account> account(UUID userId);

  /** Many accounts at once; those that do not exist are left out. At most 256 ids. */
  @Override
  List<Account> accounts(List<UUID> userIds);

  /**
   * Many accounts at once, each in any state at or after a version; those that do not exist are
   * left out. At most 256 users.
   */
  List<Account> accountsAt(List<UserVersion> users);

  /**
   * An account at or after a version, as soon as it is not pending any more; still pending if that
   * takes longer than the patience.
   *
   * @param patience at most 10 s
   */
  Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience);

  /**
   * Who owns a name.
   *
   * @param awaitedOwner if not null, wait until this user owns it; a caller asks so right after a
   *     registration
   */
  @Override
  Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner);

  /** The Argon2id hash of a user's password in PHC form, if the user has one. */
  Optional<String> passwordHash(UUID userId);

  /**
   * Is a user's password of a version, or of a later one, here? Waits for it.
   *
   * @return false if it did not come in time
   */
  boolean passwordSet(UUID userId, long minVersion);

  /**
   * A user's sessions that were not ended, in no order; some may have expired.
   *
   * @param known a session that the answer must take into account, open or ended, if it comes to be
   *     known in time
   */
  List<Session> sessions(UUID userId, UUID known);

  /**
   * Is a session known to have ended? Waits for it.
   *
   * @return false if it was not heard of in time
   */
  boolean sessionEnded(UUID userId, UUID sessionId);
}
