package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.core.Frame;
import org.jspecify.annotations.Nullable;

/** Puts messages together from their frames; holds bytes only while a message is incomplete. */
final class TextMessages {
  private @Nullable ByteArrayOutputStream partial;

  /** A frame that breaks the rules; the connection is closed with the code. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CloseCode code;

    BrokenException(CloseCode code) {
      super(code.reason(), null, false, false);
      this.code = code;
    }

    CloseCode code() {
      return code;
    }
  }

  /**
   * Takes the next text or continuation frame.
   *
   * @return the message that it ends, or null
   */
  @Nullable String take(Frame frame) throws BrokenException {
    ByteBuffer payload = frame.hasPayload() ? frame.getPayload() : ByteBuffer.allocate(0);
    ByteArrayOutputStream before = partial;
    int size = (before == null ? 0 : before.size()) + payload.remaining();
    if (size > Limits.MAX_FRAME_BYTES) {
      partial = null;
      throw new BrokenException(CloseCode.TOO_LARGE);
    }
    if (before == null && frame.isFin()) {
      return text(payload.slice());
    }
    ByteArrayOutputStream all = before == null ? new ByteArrayOutputStream(size) : before;
    byte[] bytes = new byte[payload.remaining()];
    payload.slice().get(bytes);
    all.writeBytes(bytes);
    partial = frame.isFin() ? null : all;
    return frame.isFin() ? text(ByteBuffer.wrap(all.toByteArray())) : null;
  }

  private static String text(ByteBuffer bytes) throws BrokenException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new BrokenException(CloseCode.BAD_UTF8);
    }
  }
}
