package dev.confab.ops.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket over a plain TCP connection, for clients whose network is bad: it breaks after so
 * many bytes, in the middle of a frame, or stops reading without a word. It masks with zeros, which
 * RFC 6455 allows to everybody but browsers.
 */
final class RawSocket implements AutoCloseable {
  private static final int TIMEOUT_MS = 10_000;
  private static final int MAX_HEADER_BYTES = 4_096;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /**
   * Connects and upgrades.
   *
   * @param server {@code http://127.0.0.1:8080}
   * @param bytes how many bytes from the server it takes, the handshake included, before the
   *     connection is reset
   * @param silenceMs how long it waits for the next byte
   */
  RawSocket(String server, long bytes, int silenceMs) throws IOException {
    URI uri = URI.create(server);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MS);
      socket.setSoTimeout(TIMEOUT_MS);
      in = new DataInputStream(new Bounded(socket.getInputStream(), bytes));
      String request =
          """
          GET /ws/chat HTTP/1.1\r
          Host: %s\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          Sec-WebSocket-Protocol: confab.v1.json\r
          \r
          """
              .formatted(uri.getAuthority());
      write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = header();
      if (!answer.startsWith("HTTP/1.1 101 ")) {
        throw new IOException("no WebSocket: " + answer.lines().findFirst().orElse(""));
      }
      socket.setSoTimeout(silenceMs);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** The next text message; null when the server has said good-bye. */
  @Nullable String receive() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      int first = in.readUnsignedByte();
      byte[] payload = new byte[length()];
      in.readFully(payload);
      switch (first & 0x0f) {
        case 0, TEXT -> {
          message.writeBytes(payload);
          if ((first & 0x80) != 0) {
            return message.toString(StandardCharsets.UTF_8);
          }
        }
        case PING -> send(PONG, payload);
        case PONG -> {}
        case CLOSE -> {
          return null;
        }
        default -> throw new IOException("a frame with opcode " + (first & 0x0f));
      }
    }
  }

  void send(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Says good-bye and goes on reading: what is under way still comes. */
  void sendClose() throws IOException {
    send(CLOSE, new byte[] {(byte) 0x03, (byte) 0xe8});
  }

  /** The other side gets a reset instead of an end; whoever reads here gets an exception. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it was closed already: there is no connection any more, which is what was wanted
    }
  }

  @Override
  public void close() {
    reset();
  }

  private synchronized void send(int opcode, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    write(bytes);
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    if (length < 126) {
      return length;
    }
    return length == 126 ? in.readUnsignedShort() : Math.toIntExact(in.readLong());
  }

  private String header() throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      if (header.length() > MAX_HEADER_BYTES) {
        throw new IOException("an endless header");
      }
      header.append((char) in.readUnsignedByte());
    }
    return header.toString();
  }

  /** Resets the connection when its bytes are used up. */
  private final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream stream, long bytes) {
      super(stream);
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      take(1);
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      take(1);
      int read = super.read(into, from, (int) Math.min(count, left + 1));
      left -= Math.max(0, read - 1);
      return read;
    }

    private void take(int count) throws IOException {
      if (left < count) {
        RawSocket.this.reset();
        throw new EOFException("cut by this client");
      }
      left -= count;
    }
  }
}
