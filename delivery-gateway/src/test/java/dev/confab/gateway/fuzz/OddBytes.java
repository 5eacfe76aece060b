package dev.confab.gateway.fuzz;

import dev.confab.gateway.ws.conformance.ClientBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a broken or hostile client writes behind the handshake. */
public final class OddBytes {
  private static final int MOST_PIECES = 30;

  private final Random random;
  private final OddFrames frames;

  /** The same random numbers make the same bytes. */
  public OddBytes(Random random) {
    this.random = random;
    this.frames = new OddFrames(random);
  }

  /** All of one connection, in the writes that it comes in. */
  public List<byte[]> conversation() {
    List<byte[]> pieces = new ArrayList<>();
    for (int left = 1 + random.nextInt(MOST_PIECES); left > 0; left--) {
      pieces.add(piece());
    }
    return random.nextBoolean() ? pieces : cut(ClientBytes.together(pieces.toArray(byte[][]::new)));
  }

  private byte[] piece() {
    return switch (random.nextInt(20)) {
      case 0 -> some(random.nextInt(40)); // no frame at all
      case 1 -> flipped(message());
      case 2 -> ClientBytes.frame(random.nextInt(256), some(random.nextInt(130)));
      case 3 -> ClientBytes.frame(ClientBytes.FIN | ClientBytes.PING, some(random.nextInt(128)));
      case 4 -> ClientBytes.frame(ClientBytes.FIN | ClientBytes.PONG, some(random.nextInt(128)));
      case 5 -> random.nextInt(4) == 0 ? closing() : message();
      case 6 -> ClientBytes.frame(ClientBytes.FIN | ClientBytes.TEXT, some(random.nextInt(300)));
      case 7, 8, 9 -> inFragments(text());
      default -> message();
    };
  }

  private byte[] message() {
    return ClientBytes.frame(ClientBytes.FIN | ClientBytes.TEXT, text());
  }

  private byte[] text() {
    return frames.next().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] closing() {
    return ClientBytes.frame(ClientBytes.FIN | ClientBytes.CLOSE, some(random.nextInt(8)));
  }

  private byte[] inFragments(byte[] text) {
    int at = random.nextInt(text.length + 1);
    return ClientBytes.together(
        ClientBytes.frame(ClientBytes.TEXT, Arrays.copyOf(text, at)),
        random.nextBoolean()
            ? ClientBytes.frame(ClientBytes.FIN | ClientBytes.PING, some(3))
            : new byte[0],
        ClientBytes.frame(
            ClientBytes.FIN | ClientBytes.CONTINUATION, Arrays.copyOfRange(text, at, text.length)));
  }

  private byte[] flipped(byte[] frame) {
    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
    return frame;
  }

  private byte[] some(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<byte[]> cut(byte[] whole) {
    List<byte[]> writes = new ArrayList<>();
    for (int from = 0; from < whole.length; ) {
      int to = Math.min(whole.length, from + 1 + random.nextInt(1 + random.nextInt(4096)));
      writes.add(Arrays.copyOfRange(whole, from, to));
      from = to;
    }
    return writes;
  }
}
