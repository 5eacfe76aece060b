package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.List;

/** The places of one session, so that it can leave all of them when it ends. */
public final class Attachments {
  private final List<Attachment> places = new ArrayList<>(0);
  private boolean closed;

  /** Takes a place, unless the session has ended. */
  synchronized boolean add(Attachment attachment) {
    return !closed && places.add(attachment);
  }

  synchronized void remove(Attachment attachment) {
    places.remove(attachment);
  }

  /** Ends it: no place can be taken any more. */
  synchronized List<Attachment> close() {
    closed = true;
    List<Attachment> all = List.copyOf(places);
    places.clear();
    return all;
  }

  /** Has the session ended? */
  synchronized boolean isClosed() {
    return closed;
  }
}
