package dev.confab.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What Jetty and the kernel hold for one connection, on a real port. */
final class ConnectionLimitsTest {
  private static final int KIB = 1024;
  private static final int PATIENCE_MS = 10_000;

  private final AtomicInteger sendBufferBytes = new AtomicInteger();
  private final AtomicInteger acceptQueue = new AtomicInteger();

  /** Looks at the connection of each request. */
  private final HttpModule looking =
      new HttpModule() {
        @Override
        public void configure(JavalinConfig config) {}

        @Override
        public Handler.Singleton handler() {
          return new Handler.Wrapper() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
              look(request);
              callback.succeeded();
              return true;
            }
          };
        }
      };

  @Test
  void the_kernel_holds_little_for_a_client_that_does_not_read() throws Exception {
    try (HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(looking))) {
      assertThat(RawHttp.send(front.port(), "GET / HTTP/1.1").status()).isEqualTo(200);
    }
    // Linux doubles what is asked for, for its own records; by itself it goes up to megabytes.
    assertThat(sendBufferBytes.get()).isPositive().isLessThanOrEqualTo(64 * KIB);
  }

  @Test
  void thousands_who_come_back_at_once_may_queue() throws Exception {
    try (HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(looking))) {
      assertThat(RawHttp.send(front.port(), "GET / HTTP/1.1").status()).isEqualTo(200);
    }
    assertThat(acceptQueue.get()).isGreaterThanOrEqualTo(4096);
  }

  @Test
  void a_head_of_seven_kib_is_read_and_one_of_nine_refused() throws Exception {
    try (HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(looking))) {
      String line = "GET / HTTP/1.1";
      String seven = "X-Long: " + "x".repeat(7 * KIB);
      String nine = "X-Long: " + "x".repeat(9 * KIB);
      assertThat(RawHttp.send(front.port(), line, seven).status()).isEqualTo(200);
      assertThat(RawHttp.send(front.port(), line, nine).status()).isEqualTo(431);
    }
  }

  @Test
  void who_begins_a_request_and_says_no_more_is_hung_up_on() throws Exception {
    try (HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(looking), 200);
        Socket silent = new Socket("127.0.0.1", front.port());
        Socket halfway = new Socket("127.0.0.1", front.port())) {
      silent.setSoTimeout(PATIENCE_MS);
      halfway.setSoTimeout(PATIENCE_MS);
      byte[] half = "GET /ws/chat HTTP/1.1\r\nHost: lo".getBytes(StandardCharsets.US_ASCII);
      halfway.getOutputStream().write(half);
      assertThat(silent.getInputStream().readAllBytes()).isEmpty();
      String answer =
          new String(halfway.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).doesNotStartWith("HTTP/1.1 2");
    }
  }

  private void look(Request request) {
    var http = request.getConnectionMetaData();
    Object socket = http.getConnection().getEndPoint().getTransport();
    try {
      sendBufferBytes.set(((SocketChannel) socket).getOption(StandardSocketOptions.SO_SNDBUF));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptQueue.set(((ServerConnector) http.getConnector()).getAcceptQueueSize());
  }
}
