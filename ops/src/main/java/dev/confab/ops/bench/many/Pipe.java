package dev.confab.ops.bench.many;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket as far as a load generator needs it: whole text frames, no extensions, and no
 * buffer while it is quiet. For one thread.
 */
final class Pipe {
  /** Who is told of what comes. */
  interface End {
    /** Frames may be sent. */
    void upgraded();

    /** A text frame; the buffer is only good during the call. */
    void text(byte[] buffer, int offset, int length);

    /** It is over, and not by {@link Pipe#close}; told once. */
    void ended(String why);
  }

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final String SWITCHING = "HTTP/1.1 101 ";

  private final SocketChannel channel;
  private final End end;
  private final SelectionKey key;

  /** A frame that has not come whole. */
  private byte @Nullable [] rest;

  /** What the kernel did not take yet; before the connection is there, all. */
  private byte @Nullable [] unsent;

  private boolean upgraded;
  private boolean over;

  private Pipe(SocketChannel channel, Selector selector, End end, byte[] request)
      throws IOException {
    this.channel = channel;
    this.end = end;
    this.unsent = request;
    this.key = channel.register(selector, SelectionKey.OP_CONNECT, this);
  }

  /**
   * Begins to connect; the end is told when the server has upgraded.
   *
   * @param from the address to come from, with any port
   */
  static Pipe open(
      Selector selector, InetSocketAddress from, InetSocketAddress to, byte[] request, End end)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(from);
      Pipe pipe = new Pipe(channel, selector, end, request);
      if (channel.connect(to)) {
        pipe.flush();
      }
      return pipe;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The selector found something to do. */
  void ready(Scratch scratch) {
    try {
      if (key.isValid() && key.isConnectable()) {
        channel.finishConnect();
        flush();
      }
      if (key.isValid() && key.isWritable()) {
        flush();
      }
      if (key.isValid() && key.isReadable()) {
        read(scratch);
      }
    } catch (IOException e) {
      end("the connection broke: " + e.getMessage());
    }
  }

  /** Sends a frame, or as much of it as the kernel takes now. */
  void send(byte[] frame) {
    if (over) {
      return;
    }
    byte[] before = unsent;
    if (before == null) {
      unsent = frame;
      try {
        flush();
      } catch (IOException e) {
        end("the connection broke: " + e.getMessage());
      }
    } else {
      byte[] both = Arrays.copyOf(before, before.length + frame.length);
      System.arraycopy(frame, 0, both, before.length, frame.length);
      unsent = both;
    }
  }

  /** Hangs up; the end is not told. */
  void close() throws IOException {
    over = true;
    channel.close();
  }

  private void flush() throws IOException {
    byte[] all = unsent;
    if (all != null) {
      ByteBuffer out = ByteBuffer.wrap(all);
      channel.write(out);
      unsent = out.hasRemaining() ? Arrays.copyOfRange(all, out.position(), all.length) : null;
    }
    int wanted =
        unsent == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private void read(Scratch scratch) throws IOException {
    byte[] in = scratch.bytes();
    int filled = 0;
    byte[] before = rest;
    if (before != null) {
      System.arraycopy(before, 0, in, 0, before.length);
      filled = before.length;
      rest = null;
    }
    int got = channel.read(scratch.from(filled));
    filled += Math.max(0, got);
    int used = upgraded ? frames(in, 0, filled) : handshake(in, filled);
    if (over) {
      return;
    }
    if (got < 0) {
      end("the server hung up");
    } else if (used == 0 && filled == in.length) {
      end("a frame is larger than " + in.length + " bytes");
    } else if (used < filled) {
      rest = Arrays.copyOfRange(in, used, filled);
    }
  }

  private int handshake(byte[] in, int filled) {
    String text = new String(in, 0, filled, StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0) {
      return 0;
    }
    if (!text.startsWith(SWITCHING)) {
      end("the server answered " + text.lines().findFirst().orElse(""));
      return 0;
    }
    upgraded = true;
    end.upgraded();
    return frames(in, headEnd + 4, filled);
  }

  /** Hands over whole frames; returns where the first that is not whole begins. */
  private int frames(byte[] in, int from, int to) {
    int at = from;
    while (!over && to - at >= 2) {
      int first = in[at] & 0xff;
      int shortLength = in[at + 1] & 0x7f;
      int head = shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
      if (to - at < head) {
        break;
      }
      long length = shortLength < 126 ? shortLength : bigEndian(in, at + 2, head - 2);
      if (length < 0 || length > in.length || (first & 0x80) == 0) {
        end("a frame that this client does not understand");
        break;
      }
      if (to - at - head < length) {
        break;
      }
      frame(first & 0x0f, in, at + head, (int) length);
      at += head + (int) length;
    }
    return at;
  }

  private void frame(int opcode, byte[] in, int from, int length) {
    switch (opcode) {
      case TEXT -> end.text(in, from, length);
      case PING -> send(Said.pong(Arrays.copyOfRange(in, from, from + length)));
      case CLOSE -> end("the server closed" + code(in, from, length));
      default -> {} // pongs, and what no server sends
    }
  }

  private static String code(byte[] in, int from, int length) {
    return length < 2 ? "" : " with " + bigEndian(in, from, 2);
  }

  private static long bigEndian(byte[] in, int from, int bytes) {
    long value = 0;
    for (int i = from; i < from + bytes; i++) {
      value = value << 8 | in[i] & 0xff;
    }
    return value;
  }

  private void end(String why) {
    if (!over) {
      String reason = why;
      try {
        close();
      } catch (IOException e) {
        reason = why + "; and closing failed: " + e.getMessage();
      }
      end.ended(reason);
    }
  }
}
