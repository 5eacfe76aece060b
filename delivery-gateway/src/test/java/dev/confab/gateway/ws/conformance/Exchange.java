package dev.confab.gateway.ws.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of the table: what a client writes on a new connection, each array on its own, and the
 * frames that must come back. Behind the server every message is answered with itself. A
 * conversation that does not end with a close frame must still be open afterwards.
 */
record Exchange(String name, List<byte[]> writes, List<String> answers) {
  static Exchange named(String name) {
    return new Exchange(name, List.of(), List.of());
  }

  Exchange writes(byte[]... bytes) {
    return new Exchange(name, List.of(bytes), answers);
  }

  Exchange hears(String... frames) {
    return new Exchange(name, writes, List.of(frames));
  }

  /** The same in one write, so that the server reads it at once. */
  Exchange atOnce() {
    byte[] all = ClientBytes.together(writes.toArray(byte[][]::new));
    return new Exchange(name + ", in one write", List.of(all), answers);
  }

  /** The same with a write for each byte. */
  Exchange byteByByte() {
    byte[] all = ClientBytes.together(writes.toArray(byte[][]::new));
    return new Exchange(name + ", byte by byte", Arrays.asList(ClientBytes.apart(all)), answers);
  }

  boolean staysOpen() {
    return answers.isEmpty() || !Heard.isClose(answers.getLast());
  }

  /** For a failure: the first of what was written. */
  String script() {
    return writes.stream().map(Heard::payload).limit(8).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return name;
  }
}
