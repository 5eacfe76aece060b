package dev.confab.ops.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket client that does no more than a load generator needs, so that thousands of them cost
 * less than the server under test: whole text frames, pings, no extensions. For one thread.
 */
final class RawSocket {
  /** Told of what comes in. */
  interface Listener {
    /** A text frame; the buffer is only good during the call. */
    void text(RawSocket socket, byte[] buffer, int offset, int length);

    /** The connection is over. */
    void ended(RawSocket socket, String why);
  }

  private static final int FIRST_BUFFER_BYTES = 8 * 1024;
  private static final int LARGEST_FRAME_BYTES = 4 * 1024 * 1024;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final int number;
  private final SocketChannel channel;
  private final Listener listener;
  private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
  private byte[] in;
  private int inEnd;
  private @Nullable SelectionKey key;
  private boolean over;

  private RawSocket(int number, SocketChannel channel, Listener listener, byte[] early) {
    this.number = number;
    this.channel = channel;
    this.listener = listener;
    this.in = new byte[Math.max(FIRST_BUFFER_BYTES, early.length)];
    System.arraycopy(early, 0, in, 0, early.length);
    this.inEnd = early.length;
  }

  /** Connects and shakes hands, blocking. */
  static RawSocket connect(int number, URI server, String protocol, Listener listener)
      throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      byte[] early = shakeHands(channel, server, protocol);
      channel.configureBlocking(false);
      return new RawSocket(number, channel, listener, early);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Which of the run's sockets this is. */
  int number() {
    return number;
  }

  void register(Selector selector) throws IOException {
    key = channel.register(selector, SelectionKey.OP_READ, this);
    parse();
  }

  /** Sends a text frame, or as much of it as the kernel takes now. */
  void send(byte[] text) {
    enqueue(TEXT, text);
  }

  /** Reads what is there. */
  void readable() {
    try {
      int got;
      do {
        if (inEnd == in.length) {
          grow();
        }
        got = channel.read(ByteBuffer.wrap(in, inEnd, in.length - inEnd));
        if (got > 0) {
          inEnd += got;
        }
      } while (got > 0 && inEnd == in.length);
      parse();
      if (got < 0) {
        end("the server hung up");
      }
    } catch (IOException e) {
      end("the connection broke: " + e.getMessage());
    }
  }

  /** Goes on sending. */
  void writable() {
    try {
      while (!unsent.isEmpty()) {
        ByteBuffer first = unsent.element();
        channel.write(first);
        if (first.hasRemaining()) {
          break;
        }
        unsent.remove();
      }
      interest();
    } catch (IOException e) {
      end("the connection broke: " + e.getMessage());
    }
  }

  void close() {
    over = true;
    try {
      channel.close();
    } catch (IOException e) {
      end("closing failed: " + e.getMessage());
    }
  }

  private void enqueue(int opcode, byte[] payload) {
    if (over) {
      return;
    }
    unsent.add(frame(opcode, payload));
    if (unsent.size() == 1) {
      writable();
    }
  }

  private void interest() {
    if (key != null && key.isValid()) {
      key.interestOps(
          unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  /** Client frames must be masked; masking with zeros leaves the payload as it is. */
  private static ByteBuffer frame(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    return frame.putInt(0).put(payload).flip();
  }

  private void parse() {
    int at = 0;
    while (!over && inEnd - at >= 2) {
      ByteBuffer head = ByteBuffer.wrap(in, at, inEnd - at);
      int first = head.get() & 0xff;
      int shortLength = head.get() & 0x7f;
      int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
      if (head.remaining() < lengthBytes) {
        break;
      }
      long length =
          switch (lengthBytes) {
            case 0 -> shortLength;
            case 2 -> head.getShort() & 0xffff;
            default -> head.getLong();
          };
      if (length > LARGEST_FRAME_BYTES || (first & 0x80) == 0) {
        end("a frame that this client does not understand");
        return;
      }
      if (head.remaining() < length) {
        break;
      }
      int from = head.position();
      at = from + (int) length;
      frame(first & 0x0f, from, (int) length);
    }
    System.arraycopy(in, at, in, 0, inEnd - at);
    inEnd -= at;
  }

  private void frame(int opcode, int from, int length) {
    switch (opcode) {
      case TEXT -> listener.text(this, in, from, length);
      case PING -> enqueue(PONG, java.util.Arrays.copyOfRange(in, from, from + length));
      case CLOSE -> end("the server closed" + code(from, length));
      default -> {} // pongs, and what no server sends
    }
  }

  private String code(int from, int length) {
    return length < 2 ? "" : " with " + (((in[from] & 0xff) << 8) | (in[from + 1] & 0xff));
  }

  private void grow() throws IOException {
    if (in.length >= LARGEST_FRAME_BYTES) {
      throw new IOException("a frame is larger than " + LARGEST_FRAME_BYTES + " bytes");
    }
    in = java.util.Arrays.copyOf(in, in.length * 2);
  }

  private void end(String why) {
    if (!over) {
      close();
      listener.ended(this, why);
    }
  }

  /** Returns what came behind the handshake. */
  private static byte[] shakeHands(SocketChannel channel, URI server, String protocol)
      throws IOException {
    byte[] nonce = new byte[16];
    ThreadLocalRandom.current().nextBytes(nonce);
    String request =
        String.join(
            "\r\n",
            "GET /ws/chat HTTP/1.1",
            "Host: " + server.getHost() + ":" + server.getPort(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: " + protocol,
            "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(nonce),
            "",
            "");
    ByteBuffer out = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (out.hasRemaining()) {
      channel.write(out);
    }
    ByteBuffer answer = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
    while (true) {
      if (channel.read(answer) < 0 || !answer.hasRemaining()) {
        throw new IOException("the server did not shake hands");
      }
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0) {
        if (!text.startsWith("HTTP/1.1 101 ")) {
          throw new IOException("the server answered " + text.lines().findFirst().orElse(""));
        }
        return java.util.Arrays.copyOfRange(answer.array(), end + 4, answer.position());
      }
    }
  }
}
