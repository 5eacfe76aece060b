package dev.confab.gateway.ws;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a connection (RFC 6455, 7.1): a close frame goes out, one comes in, and the server
 * hangs up. Guarded by the lock of its outbox.
 */
final class Farewell {
  private static final Logger log = LoggerFactory.getLogger(Farewell.class);

  /** How many seconds a client may take for its part. */
  private static final int PATIENCE_TICKS = 5;

  private boolean isHeard;
  private boolean isBroken;
  private boolean hasHungUp;
  private int ticks;

  /** The client's close frame has come. */
  void hear() {
    isHeard = true;
  }

  /** The client has broken the rules: no frame of its can be understood any more. */
  void breakOff() {
    isBroken = true;
  }

  /** The close frame is out: how to hang up, if nothing is to be awaited; only once. */
  @Nullable Runnable hangingUp(EndPoint endPoint) {
    if (hasHungUp || !(isHeard || isBroken)) {
      return null;
    }
    hasHungUp = true;
    // What a broken client still sends is read and dropped until it hangs up: to close while bytes
    // come would reset the connection, and the client might not see why it was closed.
    return isHeard ? endPoint::close : endPoint::shutdownOutput;
  }

  /** A second more has passed with the close frame out: has it been too many? */
  boolean isOverdue() {
    return ++ticks > PATIENCE_TICKS;
  }

  /**
   * Ends a connection without any farewell; what the kernel still holds for the client is freed.
   */
  static void cut(EndPoint endPoint) {
    if (endPoint.getTransport() instanceof SocketChannel channel && channel.isOpen()) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        log.atDebug().setCause(e).log("connection has ended already");
      }
    }
    endPoint.close();
  }
}
