package dev.confab.processors.query;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.Sight;
import dev.confab.processors.view.AccountRow;
import dev.confab.processors.view.PresenceRow;
import dev.confab.schemas.user.Privacy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Queries over who is there, which lies beside what says who may know it. */
final class PresenceQueries {
  private final PeopleQueries people;

  PresenceQueries(PeopleQueries people) {
    this.people = people;
  }

  List<Presence> presences(List<PresenceQuery> queries) {
    Limits.checkIds(queries);
    return queries.stream().flatMap(query -> presence(query).stream()).toList();
  }

  private Optional<Presence> presence(PresenceQuery query) {
    UUID userId = query.userId();
    return people
        .reached(userId, query.minVersion())
        .read(
            rows ->
                row(rows, AccountRow.key(userId))
                    .map(row -> AccountRow.fromBytes(row).account())
                    .filter(account -> account.status() == Account.Status.REGISTERED)
                    .map(_ -> presence(rows, query)));
  }

  private static Presence presence(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, PresenceQuery query) {
    UUID userId = query.userId();
    PresenceRow presence =
        row(rows, PresenceRow.key(userId)).map(PresenceRow::fromBytes).orElse(PresenceRow.NONE);
    Privacy privacy = PeopleQueries.privacy(rows, userId);
    List<UUID> shownTo =
        query.viewers().stream()
            .filter(
                viewer ->
                    Sight.of(PeopleQueries.relation(rows, userId, viewer), privacy).lastSeen())
            .toList();
    return new Presence(
        userId, presence.version(), presence.status(), presence.lastSeenAt(), shownTo);
  }

  private static Optional<byte[]> row(ReadOnlyKeyValueStore<byte[], byte[]> rows, byte[] key) {
    return Optional.ofNullable(rows.get(key));
  }
}
