package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inner session was asked in the client's name, and the receipts that its answers bring:
 * of what the client sent, and of whom it watches. Guarded by the session.
 */
final class Requests {
  private static final String SENT = "w";
  private static final String WATCHED = "p";

  private final Client client;
  private final Others others;
  private final Map<String, String> receipts = new HashMap<>(0);
  private int requests;

  Requests(Client client, Others others) {
    this.client = client;
    this.others = others;
  }

  /** The client sends something; the inner session is to be told, and then {@link #told} called. */
  Sending send(StompFrame frame) throws StompException {
    Sending sending = Sending.of(frame, SENT + ++requests);
    expect(sending.id(), frame.receipt());
    return sending;
  }

  /** The inner session was told: what it does not answer is confirmed. */
  void told(Sending sending) {
    if (!sending.answered()) {
      confirm(sending.id(), null);
    }
  }

  /** The frame that tells the inner session whom to watch now. */
  String watch(@Nullable String receipt) {
    String id = WATCHED + ++requests;
    expect(id, receipt);
    return others.watch(id);
  }

  /** Who is there; an answer to {@link #watch} if it has an id. */
  void watched(JsonNode presence) {
    JsonNode id = presence.get("id");
    if (id != null) {
      confirm(id.textValue(), null);
    }
  }

  /** What was sent has succeeded. */
  void succeeded(String id, JsonNode frame, byte[] bytes) {
    String receipt = receipts.remove(id);
    if (others.hearAnswers()) {
      others.answer(frame, bytes, receipt, client::emit);
    }
    client.confirm(receipt, frame);
  }

  /** What was asked has failed. */
  void failed(String id, JsonNode frame, byte[] bytes) {
    if (id.startsWith(WATCHED)) {
      others.presence("error", bytes, client::emit);
      confirm(id, null);
      return;
    }
    String receipt = receipts.remove(id);
    if (others.hearAnswers()) {
      others.answer(frame, bytes, receipt, client::emit);
    } else {
      client.fail(Trouble.of(frame), receipt);
    }
  }

  private void expect(String id, @Nullable String receipt) {
    if (receipt != null) {
      receipts.put(id, receipt);
    }
  }

  private void confirm(String id, @Nullable JsonNode outcome) {
    client.confirm(receipts.remove(id), outcome);
  }
}
