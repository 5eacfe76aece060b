package dev.confab.gateway.stomp;

import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client subscribes to, and what it ends: events are one thing, and what has no place in a
 * chat's order is another. Guarded by the session.
 */
final class Listening {
  private final Client client;
  private final Subscriptions events;
  private final Others others;
  private final Requests requests;

  Listening(Client client, Subscriptions events, Others others, Requests requests) {
    this.client = client;
    this.events = events;
    this.others = others;
    this.requests = requests;
  }

  /**
   * SUBSCRIBE has come.
   *
   * @return the frame that the inner session needs for that; null if none
   */
  @Nullable String subscribe(StompFrame frame) throws StompException {
    String id = frame.required("id");
    Destination destination = Destination.of(frame.required("destination"));
    check(id, frame.header("ack"));
    Map<UUID, Long> cursors = Cursors.of(frame, destination);
    return switch (destination) {
      case Destination.Chat _, Destination.Reactions _, Destination.Messages _ -> {
        events.add(new Subscription(id, destination, frame.receipt(), cursors));
        yield events.next();
      }
      case Destination.Status _ -> watch(frame, id, destination);
      case Destination.Typing _, Destination.Marks _ -> {
        begin(frame, id, destination);
        yield toChats();
      }
      case Destination.Answers _ -> {
        begin(frame, id, destination);
        yield null;
      }
      case Destination.Wishes _ -> throw new StompException("Nothing comes from this destination.");
    };
  }

  /**
   * UNSUBSCRIBE has come.
   *
   * @return as {@link #subscribe}
   */
  @Nullable String unsubscribe(StompFrame frame) throws StompException {
    String id = frame.required("id");
    Destination ended = others.remove(id);
    if (ended == null && !events.remove(id)) {
      throw new StompException("There is no subscription with this id.");
    }
    String request = ended instanceof Destination.Status ? requests.watch(null) : null;
    client.confirm(frame.receipt(), null);
    return request;
  }

  /**
   * The client is to have a part in its chats, though it may listen to no events.
   *
   * @return as {@link #subscribe}
   */
  @Nullable String toChats() {
    return events.listen();
  }

  private void check(String id, @Nullable String ack) throws StompException {
    if (ack != null && !ack.equals("auto")) {
      throw new StompException("Subscriptions are ack:auto.");
    }
    if (id.length() > StompLimits.MAX_ID_CHARS) {
      throw new StompException(
          "The id of a subscription has at most %d characters."
              .formatted(StompLimits.MAX_ID_CHARS));
    }
    if (others.contains(id) || events.contains(id)) {
      throw new StompException("There is a subscription with this id.");
    }
    if (others.size() + events.size() == StompLimits.MAX_SUBSCRIPTIONS) {
      throw new StompException(
          ErrorCode.TOO_MANY_PENDING,
          "A session has at most %d subscriptions.".formatted(StompLimits.MAX_SUBSCRIPTIONS));
    }
  }

  private void begin(StompFrame frame, String id, Destination destination) {
    others.add(id, destination);
    client.confirm(frame.receipt(), null);
  }

  private String watch(StompFrame frame, String id, Destination destination) throws StompException {
    if (others.watch(id, Cursors.users(frame)) > Limits.MAX_WATCHED) {
      throw new StompException("A session watches at most %d users.".formatted(Limits.MAX_WATCHED));
    }
    others.add(id, destination);
    return requests.watch(frame.receipt());
  }
}
