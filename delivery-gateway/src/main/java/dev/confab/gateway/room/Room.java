package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of this node that are attached to one chat, or about to be. Its own monitor guards
 * it; under it only a session's queue is entered, which never blocks.
 */
final class Room implements Audience {
  private final UUID chatId;
  private final List<Attachment> places = new ArrayList<>(2);
  private final Headcount headcount = new Headcount();
  private long tailSeq;

  /** The highest attach point; the tail may be behind it. */
  private long settledSeq;

  private volatile boolean closed;

  /** What became of an attempt to settle. */
  enum Settled {
    /** The session is attached. */
    DONE,
    /** Events were given up that the answer does not have: ask again from its end. */
    AGAIN,
    /** The session has ended. */
    GONE
  }

  Room(UUID chatId) {
    this.chatId = chatId;
  }

  UUID chatId() {
    return chatId;
  }

  /** Nobody is here any more, and nobody can come: there may be another room for the chat. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Keeps a place: from now on events wait for the session.
   *
   * @return null if it has a place already, must not have one, or if this room is closed
   */
  synchronized @Nullable Attachment reserve(Subscriber subscriber) {
    if (closed || find(subscriber) != null) {
      return null;
    }
    Attachment place = new Attachment(this, subscriber);
    if (subscriber.attachments().addPending(place)) {
      add(place);
      return place;
    }
    closeIfEmpty();
    return null;
  }

  /**
   * The same for a session that wants the chat anew: it gives up the place that it has. In one
   * step, so that no event can attach it in between.
   */
  synchronized @Nullable Attachment reserveAgain(Subscriber subscriber) {
    Attachment before = closed ? null : find(subscriber);
    if (before != null) {
      remove(before);
    }
    return reserve(subscriber);
  }

  /**
   * Delivers the next event.
   *
   * @param joiners sessions that it attaches, unless they have a place already
   * @return to how many sessions it was sent; -1 if this room is closed
   */
  synchronized int deliver(Delivery event, List<Subscriber> joiners) {
    if (closed) {
      return -1;
    }
    int sent = 0;
    tailSeq = Math.max(tailSeq, event.seq());
    headcount.take(event);
    for (int i = places.size() - 1; i >= 0; i--) {
      Attachment place = places.get(i);
      if (place.take(event)) {
        sent++;
      }
      if (place.isSpent(tailSeq)) {
        remove(place);
      }
    }
    for (Subscriber joiner : joiners) {
      if (find(joiner) == null) {
        Attachment place = new Attachment(this, joiner);
        if (joiner.attachments().addBegun(place)) {
          add(place);
          place.begin(event);
          sent++;
        }
      }
    }
    closeIfEmpty();
    return sent;
  }

  /**
   * Ends the wait of a place. All history up to {@code lastSeq} has been sent.
   *
   * @param lastSeq the attach point
   * @param member is the user a member there?
   * @param synced the frame that says so
   */
  synchronized Settled settle(Attachment place, long lastSeq, boolean member, byte[] synced) {
    if (place.isGone()) {
      return Settled.GONE;
    }
    if (place.hasHoleAfter(lastSeq)) {
      return Settled.AGAIN;
    }
    place.subscriber().send(synced);
    place.settle(lastSeq, member);
    settledSeq = Math.max(settledSeq, lastSeq);
    if (place.isSpent(tailSeq)) {
      remove(place);
      closeIfEmpty();
    }
    return Settled.DONE;
  }

  /** A session has ended. */
  synchronized void leave(Attachment place) {
    if (!place.isGone()) {
      remove(place);
      closeIfEmpty();
    }
  }

  @Override
  public synchronized Standing standingOf(Subscriber session) {
    Attachment place = find(session);
    return place == null ? Standing.NONE : place.standing();
  }

  @Override
  public synchronized int sessions() {
    return places.size();
  }

  @Override
  public synchronized Set<UUID> members(int most) {
    Set<UUID> users = new HashSet<>();
    for (Attachment place : places) {
      if (users.size() == most) {
        break;
      }
      if (place.standing() == Standing.MEMBER) {
        users.add(place.subscriber().userId());
      }
    }
    return users;
  }

  @Override
  public synchronized OptionalLong headcount() {
    return headcount.members();
  }

  @Override
  public synchronized long askingHeadcount() {
    headcount.asking();
    return Math.max(tailSeq, settledSeq);
  }

  @Override
  public synchronized void answerHeadcount(long lastSeq, long members) {
    headcount.answer(lastSeq, members);
  }

  @Override
  public synchronized void tell(Function<UUID, byte @Nullable []> frames) {
    for (Attachment place : places) {
      byte[] frame =
          place.standing() == Standing.MEMBER ? frames.apply(place.subscriber().userId()) : null;
      if (frame != null) {
        place.subscriber().sendEphemeral(frame);
      }
    }
  }

  /** The seq behind which events come to a session; -1 if none come yet, or any more. */
  synchronized long liveAfter(Subscriber session) {
    Attachment place = find(session);
    return place == null ? -1 : place.liveAfter();
  }

  /** Looked for where there are fewer: most sessions are in few chats, and some rooms are large. */
  private @Nullable Attachment find(Subscriber subscriber) {
    Attachments all = subscriber.attachments();
    return all.size() < places.size() ? all.in(this) : placeOf(subscriber);
  }

  private @Nullable Attachment placeOf(Subscriber subscriber) {
    for (Attachment place : places) {
      if (place.subscriber() == subscriber) {
        return place;
      }
    }
    return null;
  }

  private void add(Attachment place) {
    place.moveTo(places.size());
    places.add(place);
  }

  /** The last place takes the hole: their order means nothing. */
  private void remove(Attachment place) {
    Attachment last = places.removeLast();
    if (last != place) {
      places.set(place.index(), last);
      last.moveTo(place.index());
    }
    place.markGone();
    place.subscriber().attachments().remove(place);
  }

  private void closeIfEmpty() {
    closed = places.isEmpty();
  }
}
