package dev.confab.ops.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 connection that sends any bytes it likes, and can tell whether it is still good. */
final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  /** An answer; names of headers are in lower case. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    boolean closes() {
      return "close".equalsIgnoreCase(headers.get("connection"));
    }
  }

  /** Connects from an address of this machine: limits count by it. */
  RawConnection(int port, InetAddress from) throws IOException {
    socket.bind(new InetSocketAddress(from, 0));
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] header = line.split(": ?", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    return new Answer(Integer.parseInt(status[1]), headers, body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = chunkSize(); size > 0; size = chunkSize()) {
        body.write(bytes(size));
        line();
      }
      line();
      return body.toByteArray();
    }
    return bytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the answer was cut off");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed without an answer");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
