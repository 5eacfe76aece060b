package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places of one session, so that it can leave all of them when it ends. */
public final class Attachments {
  private final ArrayList<Attachment> places = new ArrayList<>(0);

  /**
   * Chats that the tail has attached while the session syncs. From there the tail alone keeps track
   * of them: asking a view about one again, "from now", could pass over events.
   */
  private @Nullable Set<UUID> begun;

  private boolean synced;
  private boolean closed;

  /** Takes a place that waits for a view's answer. */
  synchronized boolean addPending(Attachment place) {
    return !refuses(place.room().chatId()) && places.add(place);
  }

  /** Takes a place at the event that makes the user a member. */
  synchronized boolean addBegun(Attachment place) {
    if (closed) {
      return false;
    }
    if (!synced) {
      begun = begun == null ? new HashSet<>() : begun;
      begun.add(place.room().chatId());
    }
    return places.add(place);
  }

  synchronized void remove(Attachment place) {
    places.remove(place);
  }

  /** No chat may wait for a view's answer any more: all have been asked about. */
  synchronized void endSync() {
    synced = true;
    begun = null;
    places.trimToSize(); // few sessions come into more chats while they are connected
  }

  /** Must a chat not wait for a view's answer? */
  synchronized boolean refuses(UUID chatId) {
    return closed || (begun != null && begun.contains(chatId));
  }

  /** In how many chats is the session? */
  synchronized int size() {
    return places.size();
  }

  /** The place in a room, if there is one. */
  synchronized @Nullable Attachment in(Room room) {
    for (Attachment place : places) {
      if (place.room() == room) {
        return place;
      }
    }
    return null;
  }

  /** Ends it: no place can be taken any more. */
  synchronized List<Attachment> close() {
    closed = true;
    List<Attachment> all = List.copyOf(places);
    places.clear();
    return all;
  }

  /** Has the session ended? */
  public synchronized boolean isClosed() {
    return closed;
  }
}
