package dev.confab.ops.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * A network that can be cut: connections to its port go on to others of this machine, until
 * somebody breaks them in the middle of whatever is under way.
 */
final class Relay implements AutoCloseable {
  private static final int FIRST_BYTES = 64;

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ToIntFunction<String> route;
  private volatile boolean cut;

  /**
   * Listens on a free port.
   *
   * @param route the port that a connection goes to, by the first bytes that the client sends
   */
  Relay(ToIntFunction<String> route) throws IOException {
    this.route = route;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  String server() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  /** Every connection breaks, on both sides at once; new ones may come. */
  void breakAll() {
    open.forEach(Relay::reset);
  }

  /** As {@link #breakAll}, and nobody gets through until it is mended. */
  void cut() {
    cut = true;
    breakAll();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        Thread.startVirtualThread(() -> connect(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    open.add(server);
    try {
      byte[] first = client.getInputStream().readNBytes(FIRST_BYTES);
      int port = route.applyAsInt(new String(first, java.nio.charset.StandardCharsets.ISO_8859_1));
      server.connect(new InetSocketAddress("127.0.0.1", port));
      server.getOutputStream().write(first);
      if (cut) {
        reset(client);
      }
      Thread.startVirtualThread(() -> copy(server, client));
      copy(client, server);
    } catch (IOException e) {
      reset(client); // the server is away: so is the connection
      reset(server);
    }
  }

  /** The end of one direction is the end of both: no protocol here closes by halves. */
  private void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    } finally {
      open.remove(from);
    }
  }

  /** Both directions and a test may come to this at the same time. */
  private static void reset(Socket socket) {
    synchronized (socket) {
      if (socket.isClosed()) {
        return;
      }
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a socket cannot be closed", e);
      }
    }
  }
}
