package dev.confab.processors.view;

import dev.confab.processors.query.LocalViews;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.UserEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** All view topologies, run by Kafka's test driver with one partition each, and their queries. */
public final class RunningViews implements AutoCloseable {
  private final Path stateDir = newFolder();
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final ViewPlaces places = ViewPlaces.of(1, 1, 1);
  private final TopicCodec<ChatEvent> chatCodec = Topics.CHAT_EVENTS.codec(ids);
  private final TopicCodec<AdvanceMarks> wishCodec = Topics.CHAT_MARK_COMMANDS.codec(ids);
  private final TopicCodec<MarksAdvanced> markCodec = Topics.CHAT_MARKS.codec(ids);
  private final TopicCodec<UserEvent> userCodec = Topics.USER_EVENTS.codec(ids);
  private final TopicCodec<CredentialEvent> credentialCodec = Topics.CREDENTIAL_EVENTS.codec(ids);
  private final TopicCodec<PresenceChanged> presenceCodec = Topics.PRESENCE_EVENTS.codec(ids);
  private final TopicCodec<NameEvent> nameCodec = Topics.NAME_EVENTS.codec(ids);
  private final TopologyTestDriver timeline =
      driver("timeline", TimelineTopology.build(ids, places.timeline()));
  private final TopologyTestDriver userChats =
      driver(
          UserChatsTopology.APPLICATION_ID,
          UserChatsTopology.build(
              ids,
              places.userChats(),
              _ -> CompletableFuture.completedFuture(OptionalLong.empty())));
  private final TopologyTestDriver accounts =
      driver("accounts", AccountsTopology.build(ids, places.accounts(), places.names()));
  private final TestOutputTopic<byte[], byte[]> marksTold =
      timeline.createOutputTopic(
          Topics.CHAT_MARKS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  private final LocalViews views = new LocalViews(places);

  public LocalViews views() {
    return views;
  }

  public ViewPlaces places() {
    return places;
  }

  /** A chat event, to both applications that read it. */
  public void publish(ChatEvent event) {
    publishToTimeline(event);
    input(userChats, Topics.CHAT_EVENTS.name()).pipeInput(Ids.bytes(event.chatId()), bytes(event));
  }

  public void publishToTimeline(ChatEvent event) {
    input(timeline, Topics.CHAT_EVENTS.name()).pipeInput(Ids.bytes(event.chatId()), bytes(event));
  }

  public void publish(UserEvent event) {
    for (TopologyTestDriver application : List.of(accounts, userChats)) {
      input(application, Topics.USER_EVENTS.name())
          .pipeInput(Ids.bytes(event.userId()), userCodec.encode(event));
    }
  }

  public void publish(AdvanceMarks wish) {
    input(timeline, Topics.CHAT_MARK_COMMANDS.name())
        .pipeInput(Ids.bytes(wish.chatId()), wishCodec.encode(wish));
  }

  /** What the timeline has told of marks since it was asked last. */
  public List<MarksAdvanced> toldMarks() {
    return marksTold.readValuesToList().stream().map(markCodec::decode).toList();
  }

  public void publish(CredentialEvent event) {
    publishCredential(
        new CredentialKey(event.userId(), event.credentialId()), credentialCodec.encode(event));
  }

  public void publishCredential(CredentialKey key, byte @Nullable [] value) {
    input(accounts, Topics.CREDENTIAL_EVENTS.name()).pipeInput(key.bytes(), value);
  }

  public void publish(PresenceChanged event) {
    input(accounts, Topics.PRESENCE_EVENTS.name())
        .pipeInput(Ids.bytes(event.userId()), presenceCodec.encode(event));
  }

  public void publish(NameEvent event) {
    input(accounts, Topics.NAME_EVENTS.name())
        .pipeInput(Ids.bytes(event.nameKey()), nameCodec.encode(event));
  }

  /** Something that is no event, to the timeline. */
  public void publishBroken(UUID chatId, byte[] value) {
    input(timeline, Topics.CHAT_EVENTS.name()).pipeInput(Ids.bytes(chatId), value);
  }

  /** Lets the first stage of user-chats send its mark. */
  public void markTimePasses() {
    userChats.advanceWallClockTime(MembershipProcessor.MARK_INTERVAL.plus(Duration.ofMillis(1)));
  }

  public byte[] bytes(ChatEvent event) {
    return chatCodec.encode(event);
  }

  public ChatEvent event(byte[] value) {
    return chatCodec.decode(value);
  }

  @Override
  public void close() {
    timeline.close();
    userChats.close();
    accounts.close();
    Utils.closeQuietly(() -> Utils.delete(stateDir.toFile()), "state folder");
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("confab-views");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private TopologyTestDriver driver(String applicationId, Topology topology) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return new TopologyTestDriver(topology, settings);
  }
}
