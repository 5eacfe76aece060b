package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.ServerFrames;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the inner session says to those whom it concerns: events to their subscriptions,
 * answers to what was asked. What it says that is new means nothing here. Guarded by the session.
 */
final class Routing {
  private final Client client;
  private final LogIn logIn;
  private final Subscriptions events;
  private final Others others;
  private final Requests requests;
  private String user = "";

  Routing(Client client, LogIn logIn, Subscriptions events, Others others, Requests requests) {
    this.client = client;
    this.logIn = logIn;
    this.events = events;
    this.others = others;
    this.requests = requests;
  }

  /**
   * Takes a frame.
   *
   * @return the frame that the inner session needs next; null if none
   */
  @Nullable String take(byte[] frame) {
    if (ServerFrames.is(frame, "event")) {
      events.event(frame, user);
    } else if (ServerFrames.is(frame, "chunk")) {
      events.chunk(frame);
    } else if (ServerFrames.is(frame, "snapshot")) {
      events.snapshot(frame);
    } else if (ServerFrames.is(frame, "synced")) {
      events.synced(frame);
    } else if (ServerFrames.is(frame, "live")) {
      events.live();
      return events.next();
    } else if (!pass(frame, client::emit)) {
      told(frame);
    }
    return null;
  }

  /** Takes a frame that nobody will miss. */
  void takeEphemeral(byte[] frame) {
    boolean _ = pass(frame, client::emitEphemeral);
  }

  /** Passes on what has no place in a chat's order, if it is that. */
  private boolean pass(byte[] frame, Consumer<byte[]> way) {
    if (ServerFrames.is(frame, "typing")) {
      others.typing(frame, way);
      return true;
    }
    if (ServerFrames.is(frame, "marks")) {
      others.marks(frame, way);
      return true;
    }
    if (ServerFrames.is(frame, "presence")) {
      others.presence("presence", frame, way);
      requests.watched(Told.read(frame));
      return true;
    }
    return false;
  }

  /** Answers, and what is said of the connection. */
  private void told(byte[] bytes) {
    JsonNode frame = Told.read(bytes);
    String id = frame.path("id").asText();
    switch (frame.path("t").asText()) {
      case "ready" -> {
        user = frame.path("userId").asText();
        if (!logIn.ready(frame)) {
          requests.succeeded(id, frame, bytes);
        }
      }
      case "committed" -> requests.succeeded(id, frame, bytes);
      case "rejected" -> requests.failed(id, frame, bytes);
      case "error" -> {
        if (id.isEmpty() || id.equals(LogIn.ID) || events.isUnderWay(id)) {
          client.expect(Trouble.of(frame)); // a close follows, and says what it means
        } else {
          requests.failed(id, frame, bytes);
        }
      }
      case "reconnect" -> client.comeBackAfter(frame.path("afterMs").asLong());
      default -> {}
    }
  }
}
