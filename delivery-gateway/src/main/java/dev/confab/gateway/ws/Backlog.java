package dev.confab.gateway.ws;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that wait for a socket, in order. */
final class Backlog {
  /** Messages that go to Jetty, and so to the kernel, in one write when several wait. */
  private static final int MAX_GATHERED = 8;

  private final ArrayDeque<byte[]> messages = new ArrayDeque<>(4);
  private int bytes;

  void add(byte[] message) {
    messages.add(message);
    bytes += message.length;
  }

  int size() {
    return messages.size();
  }

  int bytes() {
    return bytes;
  }

  /** Takes the next few; one that goes out in pieces comes alone. */
  List<byte[]> next() {
    List<byte[]> next = new ArrayList<>(Math.min(MAX_GATHERED, messages.size()));
    int taken = 0;
    while (next.size() < MAX_GATHERED && fits(messages.peek(), taken)) {
      byte[] message = messages.remove();
      taken += message.length;
      next.add(message);
    }
    bytes -= taken;
    return next;
  }

  private static boolean fits(byte @Nullable [] message, int taken) {
    return message != null && (taken == 0 || taken + message.length <= Pieces.BYTES);
  }
}
