package dev.confab.gateway.ws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames that wait for a socket, in order. */
final class Backlog {
  private final ArrayDeque<OutFrame> frames = new ArrayDeque<>(4);
  private int bytes;

  void add(OutFrame frame) {
    frames.add(frame);
    bytes += frame.length();
  }

  int size() {
    return frames.size();
  }

  int bytes() {
    return bytes;
  }

  /** Takes the next few, at least one; a large one comes alone. */
  Batch next() {
    List<OutFrame> next = new ArrayList<>(Math.min(Batch.MAX_FRAMES, frames.size()));
    int taken = 0;
    while (next.size() < Batch.MAX_FRAMES && fits(frames.peek(), taken)) {
      OutFrame frame = frames.remove();
      taken += frame.length();
      next.add(frame);
    }
    bytes -= taken;
    return new Batch(next);
  }

  private static boolean fits(@Nullable OutFrame frame, int taken) {
    return frame != null && (taken == 0 || taken + frame.length() <= Batch.MAX_BYTES);
  }
}
