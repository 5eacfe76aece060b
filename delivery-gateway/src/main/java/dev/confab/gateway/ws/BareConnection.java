package dev.confab.gateway.ws;

import java.util.EventListener;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * A connection of Jetty's without what Jetty's own ones hold for each: no listeners, no counters,
 * no time of its own.
 */
abstract class BareConnection implements Connection {
  private static final long NOT_COUNTED = -1;

  private final EndPoint endPoint;

  BareConnection(EndPoint endPoint) {
    this.endPoint = endPoint;
  }

  @Override
  public final EndPoint getEndPoint() {
    return endPoint;
  }

  @Override
  public final void close() {
    endPoint.close();
  }

  /** The sweeper finds who is idle. */
  @Override
  public final boolean onIdleExpired(TimeoutException timeout) {
    return false;
  }

  /** Nobody listens to single connections. */
  @Override
  public final void addEventListener(EventListener listener) {}

  @Override
  public final void removeEventListener(EventListener listener) {}

  @Override
  public final long getMessagesIn() {
    return NOT_COUNTED;
  }

  @Override
  public final long getMessagesOut() {
    return NOT_COUNTED;
  }

  @Override
  public final long getBytesIn() {
    return NOT_COUNTED;
  }

  @Override
  public final long getBytesOut() {
    return NOT_COUNTED;
  }

  @Override
  public final long getCreatedTimeStamp() {
    return endPoint.getCreatedTimeStamp();
  }
}
