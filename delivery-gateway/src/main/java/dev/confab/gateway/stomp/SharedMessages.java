package dev.confab.gateway.stomp;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * MESSAGE frames of the event that is being delivered. A frame carries the id of its subscription,
 * which the client chose; but the clients of one program choose the same, so that most sessions
 * share a frame. Only the last event is kept: it goes to all its sessions in one go.
 */
final class SharedMessages {
  /** Of ids that nobody shares it would be a second copy of every message. */
  private static final int MAX_KEPT = 256;

  private volatile Made last = new Made(new byte[0]);

  private record Key(String subscription, String destination) {}

  @SuppressWarnings("ArrayRecordComponent") // compared by identity: one array per event
  private record Made(byte[] event, ConcurrentMap<Key, byte[]> messages) {
    Made(byte[] event) {
      this(event, new ConcurrentHashMap<>(4));
    }
  }

  /** The MESSAGE of an event for a subscription. */
  byte[] of(byte[] event, EventHead head, String subscription, String destination) {
    Made made = last;
    if (made.event != event) {
      made = new Made(event);
      last = made;
    }
    Key key = new Key(subscription, destination);
    byte[] message = made.messages.get(key);
    if (message == null) {
      message = write(event, head, subscription, destination);
      if (made.messages.size() < MAX_KEPT) {
        made.messages.put(key, message);
      }
    }
    return message;
  }

  /** The same for an event that only one session wants: of its past. */
  static byte[] write(byte[] event, EventHead head, String subscription, String destination) {
    return new Head("MESSAGE")
        .with("subscription", subscription)
        .with("message-id", head.chat() + "-" + head.seq())
        .with("destination", destination)
        .with("t", "event")
        .with("cursor", Long.toString(head.seq()))
        .json(event);
  }
}
