package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on one socket, in order: what the kernel is taking, what waits behind it, and at
 * the end a close frame. Guarded by the lock of its outbox.
 */
final class OutQueue {
  private final LastFrame shared;
  private @Nullable Batch underWay;
  private @Nullable Backlog backlog;
  private @Nullable OutFrame last;

  OutQueue(LastFrame shared) {
    this.shared = shared;
  }

  @Nullable Batch underWay() {
    return underWay;
  }

  /** Payloads that wait and that are under way; one counts until all of it is with the kernel. */
  int heldBytes() {
    return (underWay == null ? 0 : underWay.bytes()) + (backlog == null ? 0 : backlog.bytes());
  }

  /** Would one more be too many? */
  boolean isFullFor(OutFrame frame) {
    return heldBytes() + frame.length() > Limits.MAX_QUEUED_BYTES
        || waiting() == Limits.MAX_QUEUED_FRAMES;
  }

  boolean isHalfFull() {
    return heldBytes() > Limits.MAX_QUEUED_BYTES / 2 || waiting() > Limits.MAX_QUEUED_FRAMES / 2;
  }

  boolean isNearlyFull() {
    return heldBytes() > Limits.NEARLY_FULL_BYTES || waiting() > Limits.NEARLY_FULL_FRAMES;
  }

  /** Puts a frame under way if nothing else is. */
  Batch begin(OutFrame frame) {
    Batch batch = new Batch(frame, shared);
    underWay = batch;
    return batch;
  }

  /** Puts a frame behind the others. */
  void add(OutFrame frame) {
    backlog = backlog == null ? new Backlog() : backlog;
    backlog.add(frame);
  }

  /** Puts a frame behind all that are there and will be there. */
  void addLast(OutFrame frame) {
    last = frame;
  }

  /** What was to be written is: the rest of it, or what is next; null if that was all. */
  @Nullable Batch next() {
    if (underWay != null && underWay.goOn()) {
      return underWay;
    }
    underWay = null;
    if (backlog != null) {
      underWay = backlog.next();
      backlog = backlog.size() == 0 ? null : backlog;
    } else if (last != null) {
      underWay = new Batch(last, shared);
      last = null;
    }
    return underWay;
  }

  void clear() {
    underWay = null;
    backlog = null;
    last = null;
  }

  private int waiting() {
    return backlog == null ? 0 : backlog.size();
  }
}
