package dev.confab.ops.registration;

import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares who owns names with how registrations ended, by the committed events alone. */
final class NameAudit {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<UUID, UUID> ownersByName = new HashMap<>();
  private final Map<UUID, RegistrationStarted> attemptsByUser = new HashMap<>();
  private final Map<UUID, String> endsByUser = new HashMap<>();

  private NameAudit() {}

  /** Reads both topics from beginning to end. */
  static NameAudit read(String bootstrap, SchemaIds ids) {
    NameAudit audit = new NameAudit();
    TopicCodec<NameEvent> names = Topics.NAME_EVENTS.codec(ids);
    TopicCodec<UserEvent> users = Topics.USER_EVENTS.codec(ids);
    read(bootstrap, Topics.NAME_EVENTS, value -> audit.take(names.decode(value)));
    read(bootstrap, Topics.USER_EVENTS, value -> audit.take(users.decode(value)));
    return audit;
  }

  /** What is wrong: attempts without an end, claims without an account, accounts without a name. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    ownersByName.forEach(
        (name, owner) -> {
          if (!isRegistered(owner) || !namesOf(owner).contains(name)) {
            faults.add("a name is claimed by a registration that ended as " + endOf(owner));
          }
        });
    attemptsByUser.forEach(
        (user, _) -> {
          if (endOf(user).equals("nothing")) {
            faults.add("a registration has no end");
          } else if (isRegistered(user)
              && namesOf(user).stream().anyMatch(name -> !user.equals(ownersByName.get(name)))) {
            faults.add("an account does not own its names");
          }
        });
    return faults;
  }

  private boolean isRegistered(UUID user) {
    return endOf(user).equals("account");
  }

  /** How registrations ended: {@code account}, or the code of a refusal. */
  Collection<String> ends() {
    return endsByUser.values();
  }

  private String endOf(UUID user) {
    return endsByUser.getOrDefault(user, "nothing");
  }

  private List<UUID> namesOf(UUID user) {
    RegistrationStarted attempt = attemptsByUser.get(user);
    return Stream.of(attempt.usernameKey(), attempt.emailKey()).filter(Objects::nonNull).toList();
  }

  private void take(NameEvent event) {
    switch (event) {
      case NameClaimed claimed -> ownersByName.put(claimed.nameKey(), claimed.owner());
      case NameReleased released -> ownersByName.remove(released.nameKey());
    }
  }

  private void take(UserEvent event) {
    switch (event) {
      case RegistrationStarted started -> {
        attemptsByUser.put(started.userId(), started);
        endsByUser.remove(started.userId());
      }
      case AccountRegistered registered -> endsByUser.put(registered.userId(), "account");
      case RegistrationRefused refused -> endsByUser.put(refused.userId(), refused.code());
      case AccountErased erased -> endsByUser.put(erased.userId(), "erased");
      case ClaimGranted _,
          DisplayNameChanged _,
          EmailVerified _,
          NameChangeStarted _,
          NameChanged _,
          NameChangeRefused _,
          RolesChanged _,
          DeletionRequested _,
          DeletionCancelled _,
          PeopleEvent _,
          ChatPreferenceEvent _ -> {}
    }
  }

  private static void read(String bootstrap, Topic<?> topic, Consumer<byte[]> reader) {
    try (var consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(record -> reader.accept(record.value()));
      }
    }
  }
}
