package dev.confab.gateway.ws.conformance;

import dev.confab.gateway.ws.ChatSockets;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real port and the real sockets; behind them every message is answered with itself. */
final class EchoServer implements Endpoint, AutoCloseable {
  private static final int CONNECTIONS_OF_ADDRESS = 100;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final HttpFront front;

  EchoServer() {
    ChatSockets sockets =
        new ChatSockets(
            this,
            new Origins(Set.of("https://friend.example")),
            CONNECTIONS_OF_ADDRESS,
            Thread::startVirtualThread,
            new SimpleMeterRegistry());
    front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(sockets));
  }

  int port() {
    return front.port();
  }

  /** How many connections there have been. */
  int opened() {
    return opened.get();
  }

  /** How many have not ended. */
  int connections() {
    return connections.get();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Incoming onOpen(Outgoing out, @Nullable String token) {
    opened.incrementAndGet();
    connections.incrementAndGet();
    return new Incoming() {
      @Override
      public void onMessage(String message) {
        out.send(message.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public boolean onFrame() {
        return true;
      }

      @Override
      public void onClosed() {
        connections.decrementAndGet();
      }
    };
  }

  @Override
  public void drain() {}

  @Override
  public void close() {
    front.close();
  }
}
