package dev.confab.gateway.ws.conformance;

import java.io.ByteArrayOutputStream;
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
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private boolean inside;
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
   * The next message or control frame, in the words of {@link Heard}.
   *
   * @throws IOException if the server breaks the rules: a mask, a reserved bit, fragments torn
   *     apart
   */
  String read() throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      byte[] payload = payload(length);
      int opcode = first & 0xf;
      boolean whole = (first & ClientBytes.FIN) != 0;
      boolean control = opcode >= ClientBytes.CLOSE;
      boolean goesOn = opcode == ClientBytes.CONTINUATION;
      if ((first & 0x70) != 0
          || length > 127
          || control && (!whole || length > 125)
          || !control && goesOn != inside) {
        throw new IOException("the server sent %x %x".formatted(first, length));
      }
      if (control) {
        return Heard.frame(opcode, payload);
      }
      partial.writeBytes(payload);
      inside = !whole;
      if (whole) {
        byte[] message = partial.toByteArray();
        partial.reset();
        return Heard.frame(goesOn ? ClientBytes.TEXT : opcode, message);
      }
    }
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

  private byte[] payload(int length) throws IOException {
    int bytes =
        switch (length) {
          case 126 -> in.readUnsignedShort();
          case 127 -> Math.toIntExact(in.readLong());
          default -> length & 0x7f;
        };
    byte[] payload = new byte[bytes];
    in.readFully(payload);
    return payload;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
