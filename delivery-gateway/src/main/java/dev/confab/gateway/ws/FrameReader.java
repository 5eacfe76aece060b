package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages and control frames of the bytes of one client. There is none while a connection is
 * between two messages.
 */
final class FrameReader {
  /** Large frames are asked about in parts of this size, see PROTOCOL.md. */
  static final int PART_BYTES = 2048;

  private final Sink sink;

  /** A head of which only some bytes have come. */
  private byte @Nullable [] begun;

  private @Nullable FrameHead head;
  private Gathered payload = new Gathered();
  private int payloadBytes;

  /** The message that the frames so far belong to. */
  private @Nullable Gathered message;

  private boolean isPartWelcome;
  private boolean isMessageSpoiled;

  /** Takes what was read; it may say in between that it wants nothing more. */
  interface Sink {
    /** True if what still comes is not to be read any more. */
    boolean isDeaf();

    /** A frame comes, or the next part of a large one; false if it is to be dropped unread. */
    boolean onPart(int opcode);

    void onText(String text);

    void onPing(byte[] data);

    void onClose(byte[] payload) throws BrokenException;
  }

  FrameReader(Sink sink) {
    this.sink = sink;
  }

  /** Has all been handed on, so that nothing must be kept? */
  boolean isIdle() {
    return begun == null && head == null && message == null;
  }

  /**
   * Takes what has come, all of it.
   *
   * @throws BrokenException if the client breaks the rules; nothing after that can be understood
   */
  void read(ByteBuffer in) throws BrokenException {
    ByteBuffer bytes = withBegun(in);
    while (!sink.isDeaf()) {
      FrameHead frame = head == null ? next(bytes) : head;
      if (frame == null || !takeAll(frame, bytes)) {
        return;
      }
      head = null;
      end(frame);
    }
  }

  private ByteBuffer withBegun(ByteBuffer in) {
    byte[] before = begun;
    if (before == null) {
      return in;
    }
    begun = null;
    return ByteBuffer.allocate(before.length + in.remaining()).put(before).put(in).flip();
  }

  private @Nullable FrameHead next(ByteBuffer bytes) throws BrokenException {
    FrameHead frame = FrameHead.read(bytes, message != null);
    if (frame == null) {
      if (bytes.hasRemaining()) {
        begun = new byte[bytes.remaining()];
        bytes.get(begun);
      }
      return null;
    }
    head = frame;
    payloadBytes = 0;
    payload = new Gathered();
    if (Opcode.isData(frame.opcode())) {
      payload = message == null ? payload : message;
      message = payload;
      if (payload.size() + frame.length() > Limits.MAX_FRAME_BYTES) {
        throw new BrokenException(CloseCode.TOO_LARGE);
      }
    }
    ask(frame);
    return frame;
  }

  /** Takes what there is of a payload; true if that was the last of it. */
  private boolean takeAll(FrameHead frame, ByteBuffer bytes) {
    while (payloadBytes < frame.length() && bytes.hasRemaining()) {
      if (payloadBytes > 0 && payloadBytes % PART_BYTES == 0) {
        ask(frame);
      }
      int partLeft = PART_BYTES - payloadBytes % PART_BYTES;
      int count = Math.min(Math.min(partLeft, frame.length() - payloadBytes), bytes.remaining());
      if (isPartWelcome) {
        payload.take(bytes, count, frame.mask(), payloadBytes);
      } else {
        bytes.position(bytes.position() + count);
      }
      payloadBytes += count;
    }
    return payloadBytes == frame.length();
  }

  private void ask(FrameHead frame) {
    isPartWelcome = sink.onPart(frame.opcode());
    isMessageSpoiled |= !isPartWelcome && Opcode.isData(frame.opcode());
  }

  private void end(FrameHead frame) throws BrokenException {
    switch (frame.opcode()) {
      case Opcode.TEXT, Opcode.CONTINUATION -> {
        if (frame.isLast()) {
          endMessage();
        }
      }
      case Opcode.PING -> {
        if (isPartWelcome) {
          sink.onPing(payload.toBytes());
        }
      }
      case Opcode.PONG -> {}
      case Opcode.CLOSE -> sink.onClose(payload.toBytes());
      default -> throw new IllegalStateException("a head has a known opcode");
    }
  }

  private void endMessage() throws BrokenException {
    boolean whole = !isMessageSpoiled;
    message = null;
    isMessageSpoiled = false;
    if (whole) {
      sink.onText(payload.text());
    }
  }
}
