package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
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
  private @Nullable String token;
  private @Nullable CoreSession session;
  private @Nullable Outbox outbox;
  private @Nullable Incoming incoming;
  private boolean broken;

  ChatSocket(Transport transport, @Nullable String token) {
    this.transport = transport;
    this.token = token;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    Outbox out = new Outbox(opened, transport);
    outbox = out;
    callback.succeeded();
    incoming = transport.endpoint().onOpen(out, token);
    token = null;
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    CoreSession core = session;
    Incoming to = incoming;
    if (core == null || to == null) {
      callback.failed(new IllegalStateException("a frame before the connection is open"));
      return;
    }
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> take(frame, to);
      case OpCode.BINARY -> breakOff(CloseCode.BINARY);
      case OpCode.PING -> {
        alive(to);
        pong(core, frame, callback);
        return;
      }
      case OpCode.PONG -> alive(to);
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
    Incoming to = incoming;
    if (to != null) {
      // Not here: a failed write ends a connection inside of a send, under the lock of a room.
      transport.executor().execute(to::onClosed);
    }
    callback.succeeded();
  }

  private void alive(Incoming to) {
    if (!broken) {
      to.onAlive();
    }
  }

  private void take(Frame frame, Incoming to) {
    if (broken) {
      return;
    }
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
  private static void pong(CoreSession core, Frame ping, Callback callback) {
    byte[] data = new byte[ping.getPayloadLength()];
    if (ping.hasPayload()) {
      ping.getPayload().slice().get(data);
    }
    callback.succeeded();
    core.sendFrame(
        new OutgoingEntry.Builder(
                new Frame(OpCode.PONG, true, ByteBuffer.wrap(data)),
                Callback.from(core::demand, _ -> core.demand()))
            .build());
  }
}
