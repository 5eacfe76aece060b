package dev.confab.ops.bench.many;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A client that logs in, is attached to everything, and never reads again. It is still alive. */
final class StuckClient implements AutoCloseable {
  private static final int TIMEOUT_MS = 20_000;

  /** Small, so that what waits for it waits at the server. */
  private static final int RECEIVE_BUFFER_BYTES = 4_096;

  private static final String LIVE = "\"t\":\"live\"";

  /** From addresses that no other connection of a run has. */
  private static final String SOURCE = "127.2.0.1";

  private final Socket socket = new Socket();
  private final int gatewayPort;
  private long waiting = -1;
  private long progressNs = System.nanoTime();
  private long goneNs;
  private long mostBytes;

  /** Connects, and is stuck from then on. */
  StuckClient(URI gateway, byte[] auth, List<UUID> chats) throws IOException {
    this.gatewayPort = gateway.getPort();
    try {
      socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
      socket.setSoTimeout(TIMEOUT_MS);
      socket.bind(new InetSocketAddress(SOURCE, 0));
      socket.connect(new InetSocketAddress(gateway.getHost(), gatewayPort), TIMEOUT_MS);
      say(Said.upgrade(gateway));
      await("\"t\":\"hello\"");
      say(auth);
      await("\"t\":\"ready\"");
      say(Said.sync(chats, new int[0], new long[0]));
      await(LIVE);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Looks at what waits for it, and says that it is there; the server may have hung up. */
  void look(KernelQueues queues) {
    if (isGone()) {
      return;
    }
    int own = socket.getLocalPort();
    long now = queues.at(gatewayPort, own).toSend() + queues.at(own, gatewayPort).received();
    if (now > waiting) {
      waiting = now;
      progressNs = System.nanoTime();
    }
    mostBytes = Math.max(mostBytes, now);
    try {
      say(Said.pong(new byte[0]));
    } catch (IOException e) {
      goneNs = System.nanoTime();
    }
  }

  boolean isGone() {
    return goneNs != 0;
  }

  /** From when the kernel took the last byte for it until the server gave it up. */
  double stalledSeconds() {
    return (goneNs - progressNs) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** What waited in the kernel at both ends at most. */
  long mostKernelBytes() {
    return mostBytes;
  }

  @Override
  public void close() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads until the server has said this; what it says is ASCII here. */
  private void await(String word) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder tail = new StringBuilder();
    byte[] some = new byte[RECEIVE_BUFFER_BYTES];
    while (tail.indexOf(word) < 0) {
      int read = in.read(some);
      if (read < 0) {
        throw new IOException("the gateway hung up before it said " + word);
      }
      tail.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
      tail.delete(0, Math.max(0, tail.length() - 2 * RECEIVE_BUFFER_BYTES));
    }
  }
}
