package dev.confab.gateway.ws.conformance;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A TCP connection to the server that writes what it is told, and reads strictly. */
public final class Line implements AutoCloseable {
  /** The upgrade of the examples in RFC 6455. */
  public static final String UPGRADE =
      """
      GET /ws/chat HTTP/1.1\r
      Host: localhost\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      Sec-WebSocket-Protocol: confab.v1.json\r
      \r
      """;

  private static final int PATIENCE_MS = 5_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  /** Connects; nothing is written yet. */
  public Line(int port) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Writes bytes as they are. */
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Writes a request, and reads the head of the answer. */
  public String ask(String request) throws IOException {
    write(request.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    int b = in.read();
    while (b >= 0) {
      head.append((char) b);
      if (b == '\n' && head.toString().endsWith("\r\n\r\n")) {
        break;
      }
      b = in.read();
    }
    return head.toString();
  }

  /**
   * The next frame, in the words of {@link Heard}; no frame of a server has a mask or more bits.
   */
  String read() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if ((first & 0xf0) != ClientBytes.FIN || length > 127) {
      throw new IOException(
          "the server sent a frame that begins with %x %x".formatted(first, length));
    }
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return Heard.frame(first & 0xf, payload);
  }

  /**
   * All frames up to the end of the connection, which must come.
   *
   * @throws SocketTimeoutException if it does not
   */
  public List<String> readFrames() throws IOException {
    List<String> frames = new ArrayList<>();
    try {
      while (true) {
        frames.add(read());
      }
    } catch (EOFException | SocketException e) {
      return frames;
    }
  }

  /** Nothing more will be written. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /**
   * Answers a close frame, if the server still listens, and waits for the end of the connection.
   *
   * @return how many bytes came before it
   */
  int hangUp() throws IOException {
    try {
      write(ClientBytes.close(1000, ""));
      return in.readAllBytes().length;
    } catch (SocketTimeoutException e) {
      throw new IOException("the server does not end the connection", e);
    } catch (SocketException e) {
      return 0; // it had ended the connection before the answer came
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
