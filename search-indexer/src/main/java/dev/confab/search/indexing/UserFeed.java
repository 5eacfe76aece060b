package dev.confab.search.indexing;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.UserVersion;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.UserEvent;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.UserDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * {@code user-events} to users. An event only says that a user has come to a version; the document
 * is made whole of their account in the view at that version or later. So it does not matter what
 * happened, a type of event that this release does not know included, and a replay ends where the
 * log ends.
 */
public final class UserFeed extends Feed {
  /** As many as the view answers at once. */
  private static final int MAX_ASKED = 256;

  private static final String VERSION = "version";

  private final TopicCodec<UserEvent> codec;
  private final Function<List<UserVersion>, List<Account>> accounts;

  /**
   * Reads events by a codec.
   *
   * @param accounts {@link dev.confab.platform.query.Views#accountsAt}
   */
  public UserFeed(
      TopicCodec<UserEvent> codec, Function<List<UserVersion>, List<Account>> accounts) {
    super("user-indexer", Topics.USER_EVENTS.name(), IndexName.USERS);
    this.codec = codec;
    this.accounts = accounts;
  }

  /** A user who has changed, and the record that says so. */
  private record Changed(ConsumerRecord<byte[], byte[]> source, UserVersion user) {
    static Changed later(Changed one, Changed other) {
      return other.user.minVersion() > one.user.minVersion() ? other : one;
    }
  }

  @Override
  Intake<Found> read(ConsumerRecords<byte[], byte[]> records) {
    Intake<Changed> changes = Intake.read(records, record -> Optional.of(changed(record)));
    Map<UUID, Changed> users = new LinkedHashMap<>();
    changes.items().forEach(item -> users.merge(item.user().userId(), item, Changed::later));
    List<UserVersion> asked = users.values().stream().map(Changed::user).toList();
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += MAX_ASKED) {
      int to = Math.min(from + MAX_ASKED, asked.size());
      for (Account account : accounts.apply(asked.subList(from, to))) {
        Changed changed = Objects.requireNonNull(users.get(account.userId()));
        found.add(new Found(changed.source(), UserDocument.of(account)));
      }
    }
    return new Intake<>(found, changes.next(), changes.stops());
  }

  /** A record of a type without a version is followed to wherever the view is. */
  private Changed changed(ConsumerRecord<byte[], byte[]> record) {
    long version = codec.number(record.value(), VERSION).orElse(0);
    return new Changed(record, new UserVersion(userId(record.key()), version));
  }

  private static UUID userId(byte[] key) {
    if (key == null || key.length != Ids.BYTES) {
      throw new MalformedRecordException("a record of user-events whose key is no user");
    }
    return Ids.fromBytes(key);
  }
}
