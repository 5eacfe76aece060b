package dev.confab.gateway.ws;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends any bytes it likes. */
public final class RawClient implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int FIN = 0x80;

  private static final String UPGRADE =
      """
      GET /ws/chat HTTP/1.1\r
      Host: localhost\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      """;

  static final String UPGRADE_WITH_PROTOCOL =
      UPGRADE + "Sec-WebSocket-Protocol: confab.v1.json\r\n\r\n";

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String status;

  record Frame(int opcode, byte[] payload) {
    int closeCode() {
      return ByteBuffer.wrap(payload).getShort();
    }
  }

  private RawClient(int port, String headers, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(10_000);
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", port));
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    out.write((UPGRADE + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
    status = readHead();
  }

  /** Connects as the protocol wants it. */
  static RawClient connect(int port) throws IOException {
    return connect(port, 0);
  }

  /** Connects with a small receive buffer, so that the server feels early that nobody reads. */
  static RawClient connect(int port, int receiveBuffer) throws IOException {
    return new RawClient(port, "Sec-WebSocket-Protocol: confab.v1.json\r\n", receiveBuffer);
  }

  /** The same as somebody who shows a token at the handshake. */
  public static RawClient connect(int port, int receiveBuffer, String token) throws IOException {
    String headers =
        "Sec-WebSocket-Protocol: confab.v1.json\r\nAuthorization: Bearer " + token + "\r\n";
    return new RawClient(port, headers, receiveBuffer);
  }

  /** Sends a text message. */
  public void say(String message) throws IOException {
    send(FIN | TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends an upgrade request with other headers. */
  static RawClient knock(int port, String headers) throws IOException {
    return new RawClient(port, headers, 0);
  }

  /** The head of the server's answer. */
  String status() {
    return status;
  }

  void send(int first, byte[] payload) throws IOException {
    out.write(frame(first, payload.length, payload, true));
  }

  void sendUnmasked(int first, byte[] payload) throws IOException {
    out.write(frame(first, payload.length, payload, false));
  }

  /** Claims a length and sends some of it only. */
  void sendPart(int first, long claimed, byte[] part) throws IOException {
    out.write(frame(first, claimed, part, true));
  }

  void sendByteByByte(int first, byte[] payload) throws IOException {
    for (byte b : frame(first, payload.length, payload, true)) {
      out.write(b);
      out.flush();
    }
  }

  Frame read() throws IOException {
    int opcode = in.readUnsignedByte() & 0xf;
    return new Frame(opcode, readPayload());
  }

  private byte[] readPayload() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return payload;
  }

  /** Reads the frames of one message. */
  public byte[] readMessage() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    boolean last = false;
    while (!last) {
      last = in.readUnsignedByte() >= FIN;
      message.writeBytes(readPayload());
    }
    return message.toByteArray();
  }

  /** Reads so many bytes, whatever they are. */
  int readSome(int bytes) throws IOException {
    return in.readNBytes(bytes).length;
  }

  /** Reads what is left, until the server has hung up in whatever way; how many bytes it was. */
  public int readToEnd() throws IOException {
    int read = 0;
    try {
      while (in.read() >= 0) {
        read++;
      }
    } catch (SocketException e) {
      return read; // reset
    }
    return read;
  }

  /** Reads to the close frame, answers it, and to the end of the stream. */
  int closeCode() throws IOException {
    Frame frame = read();
    while (frame.opcode() != CLOSE) {
      frame = read();
    }
    send(FIN | CLOSE, frame.payload());
    while (in.read() >= 0) {
      frame = new Frame(CLOSE, frame.payload());
    }
    return frame.closeCode() & 0xffff;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static byte[] frame(int first, long length, byte[] payload, boolean masked) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    int mask = masked ? 0x80 : 0;
    if (length < 126) {
      bytes.write(mask | (int) length);
    } else if (length < 65536) {
      bytes.write(mask | 126);
      bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      bytes.write(mask | 127);
      bytes.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
    byte[] key = {1, 2, 3, 4};
    if (masked) {
      bytes.writeBytes(key);
    }
    for (int i = 0; i < payload.length; i++) {
      bytes.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
    }
    return bytes.toByteArray();
  }

  private String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      head.append((char) b);
    }
    return head.toString();
  }
}
