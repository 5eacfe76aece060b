package dev.confab.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.token.EndedSessions;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.user.PasswordSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a front node hears of the ends of sessions, from a real broker. */
final class EndedSessionsTest {
  private static final UUID ALICE = new UUID(1, 1);
  private static final UUID BOB = new UUID(2, 2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private static Path data;
  private static EmbeddedBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.anyFree(List.of());
    broker = EmbeddedBroker.start(data.resolve("kafka"), port, Ports.anyFree(List.of(port)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      new TopicSetup(admin, 4, 1).createTopics();
    }
    producer =
        new KafkaProducer<>(
            Clients.producer(broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    broker.close();
  }

  @Test
  void who_starts_knows_what_ended_before() {
    UUID ended = UUID.randomUUID();
    end(ALICE, ended);

    try (EndedSessions sessions = listen(InstantSource.system())) {
      assertThat(sessions.contains(ended)).isTrue();
      assertThat(sessions.isAlive()).isTrue();
    }
  }

  @Test
  void an_end_is_heard_of_and_ends_no_other_session() {
    UUID ended = UUID.randomUUID();
    UUID ofAnother = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    try (EndedSessions sessions = listen(InstantSource.system())) {
      assertThat(sessions.contains(ended)).isFalse();

      put(ALICE, other, new byte[] {1});
      end(ALICE, ended);
      end(BOB, ofAnother);

      await().atMost(PATIENCE).until(() -> sessions.contains(ended));
      await().atMost(PATIENCE).until(() -> sessions.contains(ofAnother));
      assertThat(sessions.contains(other)).isFalse();
    }
  }

  @Test
  void a_password_that_is_gone_ends_no_session() {
    UUID last = UUID.randomUUID();
    try (EndedSessions sessions = listen(InstantSource.system())) {
      end(ALICE, PasswordSet.CREDENTIAL_ID);
      end(ALICE, last);

      await().atMost(PATIENCE).until(() -> sessions.contains(last));
      assertThat(sessions.contains(PasswordSet.CREDENTIAL_ID)).isFalse();
    }
  }

  @Test
  void an_end_that_outlived_all_tokens_is_not_read_again() {
    UUID longAgo = UUID.randomUUID();
    end(ALICE, longAgo);
    Instant later = Instant.now().plus(TokenIssuer.ACCESS_LIFETIME).plus(Duration.ofMinutes(2));

    try (EndedSessions sessions = listen(() -> later)) {
      assertThat(sessions.contains(longAgo)).isFalse();
    }
  }

  private static EndedSessions listen(InstantSource clock) {
    return EndedSessions.start(broker.bootstrap(), clock);
  }

  private static void end(UUID user, UUID session) {
    put(user, session, null);
  }

  /** Returns when it is committed. */
  private static void put(UUID user, UUID session, byte @Nullable [] value) {
    producer.send(
        new ProducerRecord<>(
            Topics.CREDENTIAL_EVENTS.name(), new CredentialKey(user, session).bytes(), value));
    producer.flush();
  }
}
