package dev.confab.gateway.room;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of one session in one room. Guarded by the lock of the room. */
final class Attachment {
  private enum State {
    /** A view has been asked who the user is here; meanwhile events wait. */
    PENDING,
    /** The user is a member as of {@code floor}. */
    MEMBER,
    /** The user is no member as of {@code floor}, which the tail may not have reached yet. */
    ABSENT,
    /** The session or the room has given the place up. */
    GONE
  }

  private final Room room;
  private final Subscriber subscriber;
  private State state = State.PENDING;

  /** The last seq that this place has taken into account; the tail may be behind it. */
  private long floor;

  private @Nullable PendingEvents pending;

  /** Where the room has it in its list. */
  private int index;

  /** Waits for a view's answer. */
  Attachment(Room room, Subscriber subscriber) {
    this.room = room;
    this.subscriber = subscriber;
  }

  Room room() {
    return room;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  int index() {
    return index;
  }

  void moveTo(int newIndex) {
    index = newIndex;
  }

  /**
   * Takes the next event of the chat.
   *
   * @return was it sent?
   */
  boolean take(Delivery event) {
    return switch (state) {
      case PENDING -> {
        pending().add(event);
        yield false;
      }
      case MEMBER -> {
        if (event.seq() <= floor) {
          yield false;
        }
        if (isUser(event.ends())) {
          state = State.ABSENT;
        } else if (!isUser(event.begins()) && !subscriber.takesEvents(event.chatId())) {
          floor = event.seq();
          subscriber.behind(event.chatId(), floor);
          yield false;
        }
        send(event);
        yield true;
      }
      case ABSENT -> {
        if (event.seq() <= floor || !isUser(event.begins())) {
          yield false;
        }
        begin(event);
        yield true;
      }
      case GONE -> false;
    };
  }

  Audience.Standing standing() {
    return switch (state) {
      case PENDING -> Audience.Standing.PENDING;
      case MEMBER -> Audience.Standing.MEMBER;
      case ABSENT, GONE -> Audience.Standing.NONE;
    };
  }

  /** The tail attaches at the event that makes the user a member. */
  void begin(Delivery event) {
    state = State.MEMBER;
    send(event);
  }

  /** Has an event been given up that an answer up to {@code lastSeq} does not have either? */
  boolean hasHoleAfter(long lastSeq) {
    return pending != null && pending.droppedUpTo() > lastSeq;
  }

  /** A view's answer has been sent; what waited and is newer follows. */
  void settle(long lastSeq, boolean member) {
    PendingEvents waiting = pending;
    pending = null;
    state = member ? State.MEMBER : State.ABSENT;
    floor = lastSeq;
    if (waiting != null) {
      for (Delivery event : waiting.events()) {
        take(event);
      }
    }
  }

  /** The seq behind which events come; -1 if the user is no member, or a view has yet to say. */
  long liveAfter() {
    return state == State.MEMBER ? floor : -1;
  }

  /** Nobody is here, and nothing that the tail can still bring was taken into account already. */
  boolean isSpent(long tailSeq) {
    return state == State.ABSENT && tailSeq >= floor;
  }

  boolean isGone() {
    return state == State.GONE;
  }

  void markGone() {
    state = State.GONE;
    pending = null;
  }

  private void send(Delivery event) {
    floor = event.seq();
    subscriber.send(event.frame());
  }

  private boolean isUser(@Nullable UUID user) {
    return subscriber.userId().equals(user);
  }

  private PendingEvents pending() {
    PendingEvents events = pending;
    if (events == null) {
      events = new PendingEvents();
      pending = events;
    }
    return events;
  }
}
