package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.UserEvent;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * {@code chat-events} → memberships and invitations by user, through a repartition topic → store
 * {@code user-chats}, where {@code user-events} join them: the repartition topic has as many
 * partitions as that one, so what is known of a user lies together. The streams DSL is used for
 * that topic alone: it is what makes Streams own it.
 */
public final class UserChatsTopology {
  /** Application id. */
  public static final String APPLICATION_ID = "confab-user-chats";

  /** The repartition topic, as Streams names it. */
  public static final String BY_USER_TOPIC = APPLICATION_ID + "-by-user-repartition";

  static final String STORE = "user-chats";
  private static final String SOURCE = "chat-events-source";
  private static final String USERS_SOURCE = "user-events-source";
  private static final String MERGED = "by-user-and-users-own";
  private static final String MEMBERSHIPS = "membership-processor";
  private static final String BY_USER = "by-user";
  private static final String PROCESSOR = "user-chats-processor";

  private UserChatsTopology() {}

  /**
   * The topology; the tasks of its second stage lend their stores to {@code partitions}, whose
   * sources are the partitions of {@code chat-events} that marks tell of.
   */
  public static Topology build(
      SchemaIds ids, ViewPartitions partitions, CommittedOffsets committed) {
    TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
    TopicCodec<UserEvent> users = Topics.USER_EVENTS.codec(ids);
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(ViewStores.builder(STORE));
    builder.stream(
            Topics.CHAT_EVENTS.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(SOURCE))
        .process(() -> new MembershipProcessor(codec, committed), Named.as(MEMBERSHIPS))
        .repartition(
            Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName(BY_USER)
                .withNumberOfPartitions(partitions.count())
                .withStreamPartitioner(new ByUserPartitioner()))
        .merge(
            builder.stream(
                Topics.USER_EVENTS.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(USERS_SOURCE)),
            Named.as(MERGED))
        .process(() -> new UserChatsProcessor(users, partitions), Named.as(PROCESSOR), STORE);
    return builder.build();
  }
}
