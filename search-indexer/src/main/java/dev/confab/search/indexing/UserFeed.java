package dev.confab.search.indexing;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.UserVersion;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.UserEvent;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.UserDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * {@code user-events} to users, each made of their account in the view; an event of a type that
 * this release does not know is followed, too.
 */
public final class UserFeed extends ViewFeed {
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

  /** A record of a type without a version is followed to wherever the view is. */
  @Override
  Optional<Changed> changed(ConsumerRecord<byte[], byte[]> record) {
    long version = codec.number(record.value(), VERSION).orElse(0);
    return Optional.of(new Changed(record, key(record), version));
  }

  @Override
  Map<UUID, UserDocument> documents(List<Changed> changes) {
    List<UserVersion> users =
        changes.stream().map(change -> new UserVersion(change.id(), change.version())).toList();
    Map<UUID, UserDocument> documents = new LinkedHashMap<>();
    for (Account account : accounts.apply(users)) {
      documents.put(account.userId(), UserDocument.of(account));
    }
    return documents;
  }
}
