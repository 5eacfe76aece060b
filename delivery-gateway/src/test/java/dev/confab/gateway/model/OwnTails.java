package dev.confab.gateway.model;

import dev.confab.gateway.me.Me;
import dev.confab.gateway.me.OwnViews;
import dev.confab.gateway.me.UserTail;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.room.Pause;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.UserEvent;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A node's tails of what its users say of themselves and of how far they have come. */
final class OwnTails {
  private static final TopicCodec<UserEvent> CODEC =
      Topics.USER_EVENTS.codec(new InMemorySchemaIds());

  final ScriptedTail<UserEvent> users;
  final ScriptedTail<MarksAdvanced> marks;

  OwnTails(ModelOwn own, Random random) {
    users = new ScriptedTail<>(own.users, random);
    marks = new ScriptedTail<>(own.marks, random);
  }

  /** What is asked as of these tails and that of chats. */
  OwnViews views(DeliveryViews views, ScriptedSource source, Pause pause) {
    return new OwnViews(
        views, new OwnViews.Tails(source::positions, users::positions, marks::positions), pause);
  }

  void start(Me me, Watches watches, Runnable onLost) {
    UserTail tail = new UserTail(CODEC, me, watches);
    users.start(
        event -> me.isHere(event.userId()) || watches.isWatched(event.userId()),
        record ->
            tail.take(
                new ConsumerRecord<>(
                    Topics.USER_EVENTS.name(),
                    0,
                    record.offset(),
                    Ids.bytes(record.value().userId()),
                    CODEC.encode(record.value()))),
        onLost);
    marks.start(mark -> me.isHere(mark.userId()), record -> me.take(record.value()), onLost);
  }

  /** Both come half a record further; {@code false} if there was nothing to do. */
  boolean step(int partition) {
    return users.step(partition) | marks.step(partition);
  }
}
