package dev.confab.gateway.ws;

import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** A real port with sockets on it; the test itself is the endpoint behind them. */
final class Ground implements Endpoint, AutoCloseable {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
  private final ChatSockets sockets;
  private final HttpFront front;
  private volatile boolean open = true;

  /** One connection, as the server sees it. */
  static final class Peer implements Incoming {
    private final Outgoing out;
    private final @Nullable String token;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Peer(Outgoing out, @Nullable String token) {
      this.out = out;
      this.token = token;
    }

    Outgoing out() {
      return out;
    }

    @Nullable String token() {
      return token;
    }

    String message() throws InterruptedException {
      return messages.poll(10, TimeUnit.SECONDS);
    }

    boolean hasMessage() {
      return !messages.isEmpty();
    }

    boolean awaitClosed() throws InterruptedException {
      return closed.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void onMessage(String message) {
      messages.add(message);
    }

    @Override
    public boolean onFrame() {
      return true;
    }

    @Override
    public void onClosed() {
      closed.countDown();
    }
  }

  Ground() {
    this(1_000, 0);
  }

  Ground(int connectionsOfAddress, int proxies) {
    sockets =
        new ChatSockets(
            this,
            new Origins(Set.of("https://friend.example")),
            connectionsOfAddress,
            Thread::startVirtualThread,
            metrics);
    front =
        HttpFront.start(
            new HttpConfig("127.0.0.1", 0, Origins.OWN, false, proxies), List.of(sockets));
  }

  /** The same sockets, for another port. */
  Handler.Singleton handler() {
    return sockets.handler();
  }

  int port() {
    return front.port();
  }

  Peer peer() throws InterruptedException {
    return peers.poll(10, TimeUnit.SECONDS);
  }

  double aborted() {
    return metrics.counter("confab.gateway.aborted").count();
  }

  double leftOut() {
    return metrics.counter("confab.gateway.ephemeral.dropped").count();
  }

  void refuseConnections() {
    open = false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Incoming onOpen(Outgoing out, @Nullable String token) {
    Peer peer = new Peer(out, token);
    peers.add(peer);
    return peer;
  }

  @Override
  public void drain() {}

  @Override
  public void close() {
    front.close();
  }
}
