package dev.confab.processors.query;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.OwnState;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Relation;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.AccountRow;
import dev.confab.processors.view.AccountsTopology;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.ListedRow;
import dev.confab.processors.view.ListedRow.Of;
import dev.confab.processors.view.PrivacyRow;
import dev.confab.processors.view.ProfileRow;
import dev.confab.processors.view.SettingsRow;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.UserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Queries over how users stand to others, which lies beside their accounts. */
final class PeopleQueries {
  private static final int ALL = Integer.MAX_VALUE;

  private final ViewPartitions accounts;

  PeopleQueries(ViewPartitions accounts) {
    this.accounts = accounts;
  }

  Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    return reached(userId, minVersion)
        .read(
            rows ->
                row(rows, AccountRow.key(userId))
                    .map(AccountRow::fromBytes)
                    .map(row -> person(rows, row, viewer)));
  }

  List<Person> people(List<UUID> userIds, UUID viewer) {
    Limits.checkIds(userIds);
    return userIds.stream().flatMap(userId -> person(userId, viewer, 0).stream()).toList();
  }

  List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return page(Of.CONTACTS, userId, after, limit, minVersion, PeopleQueries::contact);
  }

  List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return page(Of.BLOCKS, userId, after, limit, minVersion, PeopleQueries::block);
  }

  UserSettings settings(UUID userId, long minVersion) {
    return reached(userId, minVersion).read(rows -> settings(rows, userId));
  }

  OwnState ownStateAt(UUID userId, long minOffset) {
    ViewPartition partition = accounts.of(userId);
    partition.await(AccountsTopology.USER_EVENTS, minOffset, Deadline.in(Views.PATIENCE));
    return partition.read(rows -> ownState(rows, userId));
  }

  private static OwnState ownState(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    Optional<Account> account =
        row(rows, AccountRow.key(userId)).map(found -> AccountRow.fromBytes(found).account());
    ProfileRow profile =
        row(rows, ProfileRow.key(userId)).map(ProfileRow::fromBytes).orElse(ProfileRow.NONE);
    return new OwnState(
        account.map(Account::version).orElse(0L),
        new Profile(
            account.map(Account::displayName).orElse(""),
            profile.bio(),
            profile.statusText(),
            profile.phone()),
        privacy(rows, userId),
        settings(rows, userId),
        listed(rows, Of.CONTACTS, userId, null, ALL, PeopleQueries::contact),
        listed(rows, Of.BLOCKS, userId, null, ALL, PeopleQueries::block));
  }

  private static Person person(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, AccountRow row, UUID viewer) {
    UUID userId = row.account().userId();
    ProfileRow profile =
        row(rows, ProfileRow.key(userId)).map(ProfileRow::fromBytes).orElse(ProfileRow.NONE);
    return new Person(
        row.account(),
        profile.bio(),
        profile.statusText(),
        profile.phone(),
        privacy(rows, userId),
        relation(rows, userId, viewer));
  }

  /** Who sees what of a user. */
  static Privacy privacy(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    return row(rows, PrivacyRow.key(userId))
        .map(found -> PrivacyRow.fromBytes(found).privacy())
        .orElse(Privacy.DEFAULT);
  }

  private static UserSettings settings(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    return row(rows, SettingsRow.key(userId))
        .map(found -> SettingsRow.fromBytes(found).settings())
        .orElse(UserSettings.DEFAULT);
  }

  private static Contact contact(UUID id, ListedRow row) {
    return new Contact(id, row.alias(), row.since());
  }

  private static Block block(UUID id, ListedRow row) {
    return new Block(id, row.since());
  }

  /** How a user stands to somebody; a block counts more than a contact. */
  static Relation relation(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, UUID viewer) {
    if (userId.equals(viewer)) {
      return Relation.SELF;
    }
    if (isListed(rows, Of.BLOCKS.key(userId, viewer))) {
      return Relation.BLOCKED;
    }
    return isListed(rows, Of.CONTACTS.key(userId, viewer)) ? Relation.CONTACT : Relation.STRANGER;
  }

  private static boolean isListed(ReadOnlyKeyValueStore<byte[], byte[]> rows, byte[] key) {
    return row(rows, key).map(row -> ListedRow.fromBytes(row).listed()).orElse(false);
  }

  private <T> List<T> page(
      Of list,
      UUID userId,
      @Nullable UUID after,
      int limit,
      long minVersion,
      BiFunction<UUID, ListedRow, T> entry) {
    Limits.checkPage(limit, Limits.PAGE);
    return reached(userId, minVersion)
        .read(rows -> listed(rows, list, userId, after, limit, entry));
  }

  private static <T> List<T> listed(
      ReadOnlyKeyValueStore<byte[], byte[]> rows,
      Of list,
      UUID userId,
      @Nullable UUID after,
      int limit,
      BiFunction<UUID, ListedRow, T> entry) {
    byte[] from = after == null ? list.firstKey(userId) : list.key(userId, after);
    List<T> found = new ArrayList<>();
    try (var scan = rows.range(from, list.lastKey(userId))) {
      while (scan.hasNext() && found.size() < limit) {
        var next = scan.next();
        UUID other = ListedRow.otherOf(next.key);
        ListedRow row = ListedRow.fromBytes(next.value);
        if (row.listed() && !other.equals(after)) {
          found.add(entry.apply(other, row));
        }
      }
    }
    return found;
  }

  /** The user's partition, as soon as the account is at a version. */
  ViewPartition reached(UUID userId, long minVersion) {
    ViewPartition partition = accounts.of(userId);
    if (minVersion > 0) {
      UserVersion user = new UserVersion(userId, minVersion);
      Optional<AccountRow> _ = AccountQueries.rowAt(partition, user, Deadline.in(Views.PATIENCE));
    }
    return partition;
  }

  private static Optional<byte[]> row(ReadOnlyKeyValueStore<byte[], byte[]> rows, byte[] key) {
    return Optional.ofNullable(rows.get(key));
  }
}
