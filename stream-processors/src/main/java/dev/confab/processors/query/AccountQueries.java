package dev.confab.processors.query;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.AccountRow;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.NameRow;
import dev.confab.processors.view.PasswordRow;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Queries over accounts and names. */
final class AccountQueries {
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

  private final ViewPartitions accounts;
  private final ViewPartitions names;

  AccountQueries(ViewPartitions accounts, ViewPartitions names) {
    this.accounts = accounts;
    this.names = names;
  }

  Optional<Account> account(UUID userId) {
    return accounts.of(userId).read(rows -> row(rows, userId)).map(AccountRow::account);
  }

  List<Account> accounts(List<UUID> userIds) {
    Limits.checkIds(userIds);
    return userIds.stream().flatMap(userId -> account(userId).stream()).toList();
  }

  List<Account> accountsAt(List<UserVersion> users) {
    Limits.checkIds(users);
    Deadline deadline = Deadline.in(Views.PATIENCE);
    return users.stream().flatMap(user -> accountAt(user, deadline).stream()).toList();
  }

  private Optional<Account> accountAt(UserVersion user, Deadline deadline) {
    return rowAt(accounts.of(user.userId()), user, deadline).map(AccountRow::account);
  }

  /**
   * A user's account, as soon as it is at a version.
   *
   * @throws ViewUnavailableException if it does not come there in time
   */
  static Optional<AccountRow> rowAt(ViewPartition partition, UserVersion user, Deadline deadline) {
    Optional<AccountRow> last =
        partition.readWhen(
            user.userId(),
            rows -> row(rows, user.userId()),
            found -> version(found) >= user.minVersion(),
            deadline);
    if (version(last) < user.minVersion()) {
      throw behind(user.minVersion());
    }
    return last;
  }

  Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience) {
    Duration bounded = patience.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : patience;
    Settling last =
        accounts
            .of(userId)
            .readWhen(
                userId,
                rows -> settling(rows, userId),
                settling -> settling.isDone(minVersion),
                Deadline.in(bounded));
    if (!last.reached(minVersion)) {
      throw behind(minVersion);
    }
    return last.row().map(AccountRow::account);
  }

  Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    Optional<UUID> owner =
        names
            .of(nameKey)
            .readWhen(
                nameKey,
                rows -> owner(rows, nameKey),
                found -> awaitedOwner == null || found.equals(Optional.of(awaitedOwner)),
                Deadline.in(Views.PATIENCE));
    if (awaitedOwner != null && !owner.equals(Optional.of(awaitedOwner))) {
      throw new ViewUnavailableException("names does not know the awaited owner yet");
    }
    return owner;
  }

  Optional<String> passwordHash(UUID userId) {
    return accounts
        .of(userId)
        .read(rows -> password(rows, userId))
        .flatMap(row -> Optional.ofNullable(row.hash()));
  }

  boolean passwordSet(UUID userId, long minVersion) {
    return accounts
        .of(userId)
        .readWhen(
            userId,
            rows -> password(rows, userId).map(PasswordRow::version).orElse(0L) >= minVersion,
            set -> set,
            Deadline.in(Views.PATIENCE));
  }

  private static long version(Optional<AccountRow> row) {
    return row.map(found -> found.account().version()).orElse(0L);
  }

  private static ViewUnavailableException behind(long minVersion) {
    return new ViewUnavailableException(
        "accounts has not come to version " + minVersion + " of the user yet");
  }

  private static Settling settling(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    return new Settling(row(rows, userId), password(rows, userId).isPresent());
  }

  private static Optional<AccountRow> row(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    return Optional.ofNullable(rows.get(AccountRow.key(userId))).map(AccountRow::fromBytes);
  }

  private static Optional<PasswordRow> password(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    return Optional.ofNullable(rows.get(PasswordRow.key(userId))).map(PasswordRow::fromBytes);
  }

  private static Optional<UUID> owner(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID nameKey) {
    return Optional.ofNullable(rows.get(NameRow.key(nameKey)))
        .flatMap(row -> Optional.ofNullable(NameRow.fromBytes(row).owner()));
  }

  /**
   * An account on its way. Passwords come from another topic than accounts: an account that is to
   * have one works only once it is here too, whichever came first.
   */
  private record Settling(Optional<AccountRow> row, boolean hasPassword) {
    boolean reached(long minVersion) {
      return version(row) >= minVersion;
    }

    boolean isDone(long minVersion) {
      return reached(minVersion) && row.map(this::isSettled).orElse(true);
    }

    private boolean isSettled(AccountRow found) {
      return switch (found.account().status()) {
        case PENDING -> false;
        case REGISTERED -> found.pending() == null && (found.imported() || hasPassword);
        case REFUSED, ERASED -> true;
      };
    }
  }
}
