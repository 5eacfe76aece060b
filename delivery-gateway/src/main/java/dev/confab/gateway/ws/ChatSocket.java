package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket, which takes the connection over from HTTP after the handshake. While nothing comes
 * it holds no buffer; while something comes, one thread at a time reads it. It is a callback: for
 * bytes that can be read.
 */
final class ChatSocket extends BareConnection
    implements Connection.UpgradeTo, Callback, FrameReader.Sink {
  private static final Logger log = LoggerFactory.getLogger(ChatSocket.class);

  private final Transport transport;
  private final ByteBufferPool buffers;
  private final Outbox out;
  private @Nullable Arrival arrival;
  private Addresses.@Nullable Address address;
  private @Nullable Incoming incoming;
  private @Nullable FrameReader reader;
  private boolean isDeaf;

  /**
   * What the handshake said; forgotten when the connection is open.
   *
   * @param early what the client sent behind the handshake without waiting for the answer
   */
  record Arrival(String address, @Nullable String token, byte[] early) {
    Arrival(String address, @Nullable String token) {
      this(address, token, new byte[0]);
    }
  }

  ChatSocket(Transport transport, EndPoint endPoint, ByteBufferPool buffers, Arrival arrival) {
    super(endPoint);
    this.transport = transport;
    this.buffers = buffers;
    this.out = new Outbox(endPoint, transport);
    this.arrival = arrival;
  }

  @Override
  public void onUpgradeTo(ByteBuffer behindHandshake) {
    Arrival from = Objects.requireNonNull(arrival);
    byte[] early = new byte[behindHandshake.remaining()];
    behindHandshake.get(early);
    arrival = new Arrival(from.address(), from.token(), early);
  }

  @Override
  public void onOpen() {
    Arrival from = Objects.requireNonNull(arrival);
    arrival = null;
    getEndPoint().setIdleTimeout(0); // one sweeper looks after all sessions
    address = transport.addresses().enter(from.address());
    try {
      incoming = transport.endpoint().onOpen(out, from.token());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("session failed");
      out.breakOff(CloseCode.INTERNAL);
      isDeaf = true;
    }
    take(ByteBuffer.wrap(from.early()));
    getEndPoint().fillInterested(this);
  }

  /** Something can be read. */
  @Override
  public void succeeded() {
    RetainableByteBuffer buffer = buffers.acquire(FrameReader.PART_BYTES, true);
    try {
      if (readAll(buffer.getByteBuffer())) {
        getEndPoint().fillInterested(this);
      } else {
        getEndPoint().close();
      }
    } catch (IOException e) {
      failed(e);
    } finally {
      buffer.release();
    }
  }

  /** Nothing can be read any more. */
  @Override
  public void failed(Throwable cause) {
    log.atDebug().setCause(cause).log("connection failed");
    getEndPoint().close();
  }

  @Override
  public void onClose(Throwable cause) {
    out.end();
    if (address != null) {
      transport.addresses().leave(address);
      address = null;
    }
    Incoming to = incoming;
    if (to != null) {
      // Not here: whoever ends a connection may hold the lock of a room.
      transport.executor().execute(to::onClosed);
    }
  }

  /** False if the client has hung up. */
  private boolean readAll(ByteBuffer buffer) throws IOException {
    while (true) {
      BufferUtil.clear(buffer);
      int bytes = getEndPoint().fill(buffer);
      if (bytes <= 0) {
        return bytes == 0;
      }
      take(buffer);
      if (bytes < FrameReader.PART_BYTES) {
        return true; // there is no more now; the selector says when there is
      }
    }
  }

  private void take(ByteBuffer bytes) {
    if (isDeaf) {
      return;
    }
    FrameReader reading = reader == null ? new FrameReader(this) : reader;
    try {
      reading.read(bytes);
      reader = reading.isIdle() ? null : reading;
    } catch (BrokenException e) {
      breakOff(e.code());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("session failed");
      breakOff(CloseCode.INTERNAL);
    }
  }

  private void breakOff(CloseCode code) {
    isDeaf = true;
    reader = null;
    out.breakOff(code);
  }

  @Override
  public boolean isDeaf() {
    return isDeaf;
  }

  @Override
  public boolean onPart(int opcode) {
    return opcode == Opcode.CLOSE || session().onFrame();
  }

  @Override
  public void onText(String text) {
    session().onMessage(text);
  }

  @Override
  public void onPing(byte[] data) {
    out.pong(data);
  }

  @Override
  public void onClose(byte[] payload) throws BrokenException {
    OutFrame answer = CloseReason.answer(payload);
    isDeaf = true;
    out.answerClose(answer);
  }

  private Incoming session() {
    return Objects.requireNonNull(incoming);
  }
}
