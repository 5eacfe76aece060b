package dev.confab.gateway.ws;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The message that was sent last, as it is on the wire: an event goes to thousands of sockets one
 * after another, and all of them share its bytes. Others just miss it.
 */
final class LastFrame {
  private volatile @Nullable Written last;

  private record Written(OutFrame frame, ByteBuffer bytes) {}

  /** Head and payload in one, so that the kernel is given one piece. */
  ByteBuffer bytesOf(OutFrame frame) {
    Written before = last;
    if (before != null && before.frame().isSameAs(frame)) {
      return before.bytes().duplicate();
    }
    ByteBuffer bytes = frame.bytes();
    last = new Written(frame, bytes);
    return bytes.duplicate();
  }
}
