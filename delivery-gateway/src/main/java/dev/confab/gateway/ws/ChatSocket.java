package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.WebSocketException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. It asks for the next frame only when it is done with the last, so a client that
 * sends faster than it is served fills its own socket and nothing here.
 */
final class ChatSocket implements FrameHandler {
  private static final Logger log = LoggerFactory.getLogger(ChatSocket.class);

  private final Transport transport;
  private final TextMessages messages = new TextMessages();
  private @Nullable Arrival arrival;
  private Addresses.@Nullable Address address;
  private @Nullable CoreSession session;
  private @Nullable Outbox outbox;
  private @Nullable Incoming incoming;
  private boolean broken;

  /** What the handshake said; forgotten when the connection is open. */
  record Arrival(String address, @Nullable String token) {}

  ChatSocket(Transport transport, Arrival arrival) {
    this.transport = transport;
    this.arrival = arrival;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    Arrival from = Objects.requireNonNull(arrival);
    arrival = null;
    session = opened;
    address = transport.addresses().enter(from.address());
    Outbox out = new Outbox(opened, transport);
    outbox = out;
    callback.succeeded();
    incoming = transport.endpoint().onOpen(out, from.token());
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    CoreSession core = session;
    Outbox out = outbox;
    Incoming to = incoming;
    if (core == null || out == null || to == null) {
      callback.failed(new IllegalStateException("a frame before the connection is open"));
      return;
    }
    boolean welcome = !broken && frame.getOpCode() != OpCode.CLOSE && to.onFrame();
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> {
        if (welcome) {
          take(frame, to);
        }
      }
      case OpCode.BINARY -> breakOff(CloseCode.BINARY);
      case OpCode.PING -> {
        if (welcome) {
          pong(core, out, frame, callback);
          return;
        }
      }
      case OpCode.PONG -> {}
      case OpCode.CLOSE -> {
        callback.succeeded(); // Jetty answers with the same code and ends the connection
        return;
      }
      default -> throw new IllegalStateException("Jetty passes on known opcodes only");
    }
    callback.succeeded();
    core.demand();
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    if (cause instanceof WebSocketException || cause instanceof java.io.IOException) {
      log.atDebug().setCause(cause).log("connection failed");
    } else {
      log.atError().setCause(cause).log("session failed");
    }
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    if (outbox != null) {
      outbox.end();
    }
    if (address != null) {
      transport.addresses().leave(address);
      address = null;
    }
    Incoming to = incoming;
    if (to != null) {
      // Not here: a failed write ends a connection inside of a send, under the lock of a room.
      transport.executor().execute(to::onClosed);
    }
    callback.succeeded();
  }

  private void take(Frame frame, Incoming to) {
    try {
      String message = messages.take(frame);
      if (message != null) {
        to.onMessage(message);
      }
    } catch (TextMessages.BrokenException e) {
      breakOff(e.code());
    }
  }

  /** What still comes is read and dropped until the client has seen the close frame. */
  private void breakOff(CloseCode code) {
    broken = true;
    if (outbox != null) {
      outbox.close(code);
    }
  }

  /** The next frame is asked for when the pong is out: pings are answered no faster than read. */
  private static void pong(CoreSession core, Outbox out, Frame ping, Callback callback) {
    byte[] data = new byte[ping.getPayloadLength()];
    if (ping.hasPayload()) {
      ping.getPayload().slice().get(data);
    }
    callback.succeeded();
    out.pong(data, core::demand);
  }
}
