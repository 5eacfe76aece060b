package dev.confab.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.UserEvent;
import dev.confab.search.Events;
import dev.confab.search.index.UserDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class UserFeedTest {
  private static final TopicPartition P0 = new TopicPartition(Topics.USER_EVENTS.name(), 0);
  private static final UUID ADA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<UserEvent> codec = Topics.USER_EVENTS.codec(ids);
  private final List<List<UserVersion>> asked = new ArrayList<>();
  private final UserFeed feed = new UserFeed(codec, this::accounts);

  @Test
  void the_last_change_of_each_user_is_asked_for_once() {
    Intake<Found> intake =
        feed.read(records(bytes(ADA, 1), bytes(BEN, 4), bytes(ADA, 3), bytes(ADA, 2)));

    assertThat(asked).containsExactly(List.of(new UserVersion(ADA, 3), new UserVersion(BEN, 4)));
    assertThat(intake.items())
        .extracting(Found::document)
        .containsExactly(
            new UserDocument(ADA, 4, "name-1", "Name 1"),
            new UserDocument(BEN, 5, "name-2", "Name 2"));
    assertThat(intake.items()).extracting(found -> found.source().offset()).containsExactly(2L, 1L);
    assertThat(intake.next()).isEqualTo(Map.of(P0, 4L));
    assertThat(intake.stops()).isEmpty();
  }

  @Test
  void a_type_that_this_release_does_not_know_is_followed_by_its_version() {
    feed.read(records(unknown(ADA, 7, "{\"name\":\"version\",\"type\":\"long\"}")));

    assertThat(asked).containsExactly(List.of(new UserVersion(ADA, 7)));
  }

  @Test
  void a_type_without_a_version_is_followed_to_wherever_the_view_is() {
    feed.read(records(unknown(ADA, 7, "{\"name\":\"mood\",\"type\":\"long\"}")));

    assertThat(asked).containsExactly(List.of(new UserVersion(ADA, 0)));
  }

  @Test
  void who_is_not_registered_is_a_mark_without_names() {
    for (Status status : List.of(Status.PENDING, Status.REFUSED, Status.ERASED)) {
      assertThat(UserDocument.of(account(ADA, 2, status)))
          .isEqualTo(new UserDocument(ADA, 2, null, null));
    }
  }

  @Test
  void what_is_no_record_stops_the_partition() {
    Intake<Found> intake = feed.read(records(bytes(ADA, 1), new byte[] {1, 2, 3}, bytes(BEN, 1)));

    assertThat(intake.items()).hasSize(1);
    assertThat(intake.next()).isEqualTo(Map.of(P0, 1L));
    assertThat(intake.stops()).containsOnlyKeys(P0);
  }

  @Test
  void a_key_that_is_no_user_stops_the_partition() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(P0.topic(), 0, 0, new byte[3], bytes(ADA, 1));

    assertThat(feed.read(records(List.of(record))).stops()).containsOnlyKeys(P0);
  }

  @Test
  void no_more_users_are_asked_for_at_once_than_the_view_answers() {
    byte[][] values =
        IntStream.range(0, 600).mapToObj(i -> bytes(new UUID(1, i), 1)).toArray(byte[][]::new);

    assertThat(feed.read(records(values)).items()).hasSize(600);
    assertThat(asked).extracting(List::size).containsExactly(256, 256, 88);
  }

  @Test
  void a_view_that_is_away_is_no_reason_to_pass_over_anybody() {
    UserFeed waiting =
        new UserFeed(
            codec,
            _ -> {
              throw new ViewUnavailableException("behind");
            });

    assertThatThrownBy(() -> waiting.read(records(bytes(ADA, 1))))
        .isInstanceOf(ViewUnavailableException.class);
  }

  /** The view is a version further than it is asked for. */
  private List<Account> accounts(List<UserVersion> users) {
    asked.add(List.copyOf(users));
    return users.stream()
        .map(user -> account(user.userId(), user.minVersion() + 1, Status.REGISTERED))
        .toList();
  }

  private static Account account(UUID userId, long version, Status status) {
    long no = userId.getLeastSignificantBits();
    return new Account(
        userId,
        version,
        status,
        null,
        "name-" + no,
        null,
        "Name " + no,
        Events.NOON,
        false,
        Set.of(),
        null);
  }

  private byte[] bytes(UUID userId, long version) {
    return codec.encode(
        version % 2 == 0
            ? new AccountRegistered(userId, version, Events.NOON)
            : new EmailVerified(userId, version, Events.NOON));
  }

  /** A record of a type with one number, small enough for one byte. */
  private byte[] unknown(UUID userId, int number, String field) {
    String schema =
        "{\"type\":\"record\",\"name\":\"Promoted\",\"namespace\":\"confab.user\",\"fields\":["
            + "{\"name\":\"userId\",\"type\":{\"type\":\"fixed\",\"name\":\"Uuid\",\"size\":16}},"
            + field
            + "]}";
    int id = ids.register("user-events-confab.user.Promoted", schema);
    byte[] value = new byte[5 + Ids.BYTES + 1];
    value[4] = (byte) id;
    System.arraycopy(Ids.bytes(userId), 0, value, 5, Ids.BYTES);
    value[value.length - 1] = (byte) (number << 1);
    return value;
  }

  private static ConsumerRecords<byte[], byte[]> records(byte[]... values) {
    return records(
        IntStream.range(0, values.length)
            .mapToObj(
                i -> new ConsumerRecord<>(P0.topic(), P0.partition(), i, key(values[i]), values[i]))
            .toList());
  }

  /** User events have the user first, which is their key. */
  private static byte[] key(byte[] value) {
    return value.length < 5 + Ids.BYTES
        ? new byte[Ids.BYTES]
        : java.util.Arrays.copyOfRange(value, 5, 5 + Ids.BYTES);
  }

  private static ConsumerRecords<byte[], byte[]> records(
      List<ConsumerRecord<byte[], byte[]>> records) {
    return new ConsumerRecords<>(
        Map.of(P0, records), Map.of(P0, new OffsetAndMetadata(records.size())));
  }
}
