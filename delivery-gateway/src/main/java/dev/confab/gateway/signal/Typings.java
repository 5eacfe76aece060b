package dev.confab.gateway.signal;

import dev.confab.gateway.protocol.EphemeralFrames;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.room.Audience;
import dev.confab.gateway.room.Audience.Standing;
import dev.confab.gateway.room.Rooms;
import dev.confab.gateway.room.Subscriber;
import dev.confab.platform.query.PeopleViews;
import dev.confab.platform.query.Relation;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.signal.Typing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is writing: says it to other nodes, and shows what they say to those who are here. */
public final class Typings {
  /**
   * Direct chats whose people are asked about at the same time: 32 answers of 10 ms are 3,200 a
   * second. Beyond that nobody is shown.
   */
  static final int MOST_ASKING = 32;

  /** A direct chat has two members; a third says that it is none. */
  private static final int MOST_OF_DIRECT = 3;

  private static final Logger log = LoggerFactory.getLogger(Typings.class);

  private final Semaphore asking = new Semaphore(MOST_ASKING);
  private final Rooms rooms;
  private final Outlet outlet;
  private final PeopleViews people;
  private final Executor executor;
  private final LongSupplier nanos;

  /** Nobody is writing yet. */
  public Typings(
      Rooms rooms, Outlet outlet, PeopleViews people, Executor executor, LongSupplier nanos) {
    this.rooms = rooms;
    this.outlet = outlet;
    this.people = people;
    this.executor = executor;
    this.nanos = nanos;
  }

  /** What a session is to a chat in which its user is writing. */
  public Standing standing(Subscriber session, UUID chat) {
    Audience audience = rooms.audience(chat);
    return audience == null ? Standing.NONE : audience.standingOf(session);
  }

  /** Tells other nodes, and this one, unless the session is no member's or too many are there. */
  public void say(Subscriber session, UUID chat, boolean on) {
    Audience audience = rooms.audience(chat);
    if (audience == null
        || isCrowded(audience)
        || audience.standingOf(session) != Standing.MEMBER) {
      return;
    }
    long saidAt = nanos.getAsLong();
    outlet.say(
        chat,
        new Typing(chat, session.userId(), on),
        () -> nanos.getAsLong() - saidAt < Limits.TYPING_EXPIRY.toNanos());
  }

  /** Some node has said it. */
  void take(Typing typing) {
    Audience audience = rooms.audience(typing.chatId());
    if (audience == null || isCrowded(audience)) {
      return;
    }
    Set<UUID> others = new HashSet<>(audience.members(MOST_OF_DIRECT));
    others.remove(typing.userId());
    UUID only = others.size() == 1 ? others.iterator().next() : null;
    if (only != null && DirectChats.idOf(only, typing.userId()).equals(typing.chatId())) {
      showUnlessBlocked(audience, typing, only);
    } else if (!others.isEmpty()) {
      show(audience, typing);
    }
  }

  private static boolean isCrowded(Audience audience) {
    return audience.sessions() > Limits.MAX_TYPING_SESSIONS;
  }

  private static void show(Audience audience, Typing typing) {
    UUID writer = typing.userId();
    byte[] frame =
        EphemeralFrames.typing(
            typing.chatId(), writer, typing.on() ? Limits.TYPING_EXPIRY.toMillis() : 0);
    audience.tell(user -> user.equals(writer) ? null : frame);
  }

  /**
   * Who is blocked cannot write in a direct chat, so they are not shown to be about to; and who has
   * blocked the other is not shown to be there. A node knows a direct chat by its id alone.
   */
  private void showUnlessBlocked(Audience audience, Typing typing, UUID other) {
    if (asking.tryAcquire()) {
      executor.execute(
          () -> {
            try {
              if (!hasBlocked(other, typing.userId()) && !hasBlocked(typing.userId(), other)) {
                show(audience, typing);
              }
            } catch (ViewUnavailableException e) {
              log.atDebug().setCause(e).log("nobody is shown to be writing");
            } finally {
              asking.release();
            }
          });
    }
  }

  private boolean hasBlocked(UUID one, UUID other) {
    return people.people(List.of(one), other).stream()
        .anyMatch(person -> person.viewer() == Relation.BLOCKED);
  }
}
