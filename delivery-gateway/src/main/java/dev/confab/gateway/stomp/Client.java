package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Outgoing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the client: frames, receipts, heart-beats, and at the end an ERROR that says why.
 * Guarded by the session.
 */
final class Client {
  private static final byte[] BEAT = {'\n'};

  private final Outgoing out;
  private HeartBeats beats = HeartBeats.none();
  private Trouble trouble = Trouble.NONE;
  private volatile boolean gone;

  Client(Outgoing out) {
    this.out = out;
  }

  /** Does nothing reach it any more? May be asked without the session's monitor. */
  boolean isGone() {
    return gone;
  }

  /** It wants to hear of the server this often. */
  void wants(HeartBeats wanted) {
    beats = wanted;
  }

  void emit(byte[] frame) {
    beats.sent();
    out.send(frame);
  }

  void emitEphemeral(byte[] frame) {
    beats.sent();
    out.sendEphemeral(frame);
  }

  /** A RECEIPT, if one was asked for; that of a wish says where in the chat it has its place. */
  void confirm(@Nullable String receipt, @Nullable JsonNode outcome) {
    if (receipt == null || gone) {
      return;
    }
    Head head = new Head("RECEIPT").with("receipt-id", receipt);
    if (outcome != null) {
      for (String field : List.of("chat", "seq", "no", "at", "repeated")) {
        head.with(field, outcome.has(field) ? outcome.get(field).asText() : null);
      }
    }
    emit(head.end());
  }

  /** Why the connection will end, if it does. */
  void expect(Trouble why) {
    trouble = why;
  }

  /** When to come back if the connection ends. */
  void comeBackAfter(long afterMs) {
    trouble = trouble.comeBackAfter(afterMs);
  }

  /** STOMP has one answer to what cannot be done, and it ends the connection. */
  void fail(Trouble why, @Nullable String receipt) {
    fail(why, receipt, CloseCode.STOMP_ERROR);
  }

  void fail(Trouble why, @Nullable String receipt, CloseCode code) {
    if (!gone) {
      emit(why.frame(receipt));
      end(code);
    }
  }

  /** Ends for the reason that is expected, or else for what the code says. */
  void close(CloseCode code) {
    fail(trouble.orElse(code), null, code);
  }

  /** Nobody let the client in: for the reason that is expected. */
  void refuse() {
    fail(trouble, null, CloseCode.TOKEN);
  }

  /** Ends without an ERROR. */
  void end(CloseCode code) {
    gone = true;
    out.close(code);
  }

  /** It has gone by itself, or is dropped. */
  void leave() {
    gone = true;
  }

  /** A second has passed in which it was connected. */
  void beat() {
    if (!gone && beats.tick()) {
      emit(BEAT);
    }
  }
}
