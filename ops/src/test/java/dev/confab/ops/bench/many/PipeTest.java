package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the bytes of a server that a test writes by hand. */
final class PipeTest implements Pipe.End {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

  private final Scratch scratch = new Scratch();
  private final List<String> texts = new ArrayList<>();
  private final List<String> endings = new ArrayList<>();
  private boolean upgraded;
  private ServerSocket listener;
  private Selector selector;
  private Pipe pipe;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    selector = Selector.open();
    InetSocketAddress from = new InetSocketAddress("127.3.4.5", 0);
    InetSocketAddress to = new InetSocketAddress("127.0.0.1", listener.getLocalPort());
    pipe = Pipe.open(selector, from, to, "GET /\r\n\r\n".getBytes(StandardCharsets.US_ASCII), this);
    server = listener.accept();
    server.setSoTimeout((int) PATIENCE.toMillis());
    server.setTcpNoDelay(true);
  }

  @AfterEach
  void close() throws IOException {
    pipe.close();
    server.close();
    selector.close();
    listener.close();
  }

  @Test
  void it_comes_from_the_address_that_was_asked_for_and_asks_to_be_upgraded() throws IOException {
    serveUntil(() -> received() >= 9);

    assertThat(server.getInetAddress().getHostAddress()).isEqualTo("127.3.4.5");
    assertThat(new String(server.getInputStream().readNBytes(9), StandardCharsets.US_ASCII))
        .isEqualTo("GET /\r\n\r\n");
  }

  @Test
  void frames_are_whole_wherever_the_network_cuts_them() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes(SWITCHING.getBytes(StandardCharsets.US_ASCII));
    List<String> expected = List.of("a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000), "");
    expected.forEach(text -> sent.writeBytes(frame(0x81, text)));
    byte[] all = sent.toByteArray();
    OutputStream out = server.getOutputStream();

    for (int i = 0; i < 500; i++) {
      out.write(all, i, 1);
      serve();
    }
    out.write(all, 500, all.length - 500);
    serveUntil(() -> texts.size() == expected.size());

    assertThat(upgraded).isTrue();
    assertThat(texts).isEqualTo(expected);
    assertThat(endings).isEmpty();
  }

  @Test
  void a_ping_is_answered_with_its_payload() throws IOException {
    say(SWITCHING.getBytes(StandardCharsets.US_ASCII));
    say(frame(0x89, "hey"));
    serveUntil(() -> upgraded);
    serveUntil(() -> received() >= 9 + 9);
    server.getInputStream().readNBytes(9);

    assertThat(server.getInputStream().readNBytes(9))
        .containsExactly(0x8a, 0x83, 0, 0, 0, 0, 'h', 'e', 'y');
  }

  @Test
  void a_refused_upgrade_ends_it_with_what_the_server_said() throws IOException {
    say("HTTP/1.1 503 Restarting\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    serveUntil(() -> !endings.isEmpty());

    assertThat(endings).containsExactly("the server answered HTTP/1.1 503 Restarting");
    assertThat(upgraded).isFalse();
  }

  @Test
  void a_close_frame_ends_it_with_its_code() throws IOException {
    say(SWITCHING.getBytes(StandardCharsets.US_ASCII));
    say(new byte[] {(byte) 0x88, 2, 0x03, (byte) 0xf4});
    serveUntil(() -> !endings.isEmpty());

    assertThat(endings).containsExactly("the server closed with 1012");
  }

  @Test
  void a_server_that_hangs_up_ends_it_once() throws IOException {
    say(SWITCHING.getBytes(StandardCharsets.US_ASCII));
    serveUntil(() -> upgraded);
    server.close();
    serveUntil(() -> !endings.isEmpty());
    serve();

    assertThat(endings).hasSize(1);
  }

  @Test
  void what_the_kernel_does_not_take_goes_out_later() throws IOException {
    say(SWITCHING.getBytes(StandardCharsets.US_ASCII));
    serveUntil(() -> upgraded);
    byte[] large = new byte[8 * 1024 * 1024];
    large[large.length - 1] = 42;
    pipe.send(large);
    pipe.send(new byte[] {43});

    byte[] got = new byte[9 + large.length + 1];
    Thread reader = Thread.ofVirtual().start(() -> readFully(got));
    serveUntil(() -> !reader.isAlive());

    assertThat(got[got.length - 2]).isEqualTo((byte) 42);
    assertThat(got[got.length - 1]).isEqualTo((byte) 43);
  }

  @Override
  public void upgraded() {
    upgraded = true;
  }

  @Override
  public void text(byte[] buffer, int offset, int length) {
    texts.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void ended(String why) {
    endings.add(why);
  }

  private void readFully(byte[] into) {
    try {
      server.getInputStream().readNBytes(into, 0, into.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int received() {
    try {
      return server.getInputStream().available();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(byte[] bytes) throws IOException {
    server.getOutputStream().write(bytes);
  }

  private void serve() throws IOException {
    selector.select(key -> ((Pipe) key.attachment()).ready(scratch), 1);
  }

  private void serveUntil(BooleanSupplier done) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      serve();
    }
  }

  private static byte[] frame(int first, String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.writeBytes(new byte[] {(byte) (payload.length >> 8), (byte) payload.length});
    } else {
      frame.write(127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }
}
