package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.BINARY;
import static dev.confab.gateway.ws.conformance.ClientBytes.CLOSE;
import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.PING;
import static dev.confab.gateway.ws.conformance.ClientBytes.PONG;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.bytes;
import static dev.confab.gateway.ws.conformance.ClientBytes.claiming;
import static dev.confab.gateway.ws.conformance.ClientBytes.filler;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.hex;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;
import static dev.confab.gateway.ws.conformance.ClientBytes.unmasked;

import dev.confab.gateway.ws.conformance.ClientBytes.Length;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lengths, masks, and how frames are cut by TCP (RFC 6455, 5.2 and 5.3). */
final class FramingCases {
  private static final List<Integer> LENGTHS =
      List.of(0, 1, 2, 3, 4, 5, 124, 125, 126, 127, 128, 2047, 2048, 2049, 65_535, 65_536);

  private FramingCases() {}

  static Stream<Exchange> all() {
    return Stream.of(lengths(), forms(), masks(), withoutMasks(), binaries(), cuts())
        .flatMap(cases -> cases);
  }

  private static Stream<Exchange> lengths() {
    return LENGTHS.stream()
        .map(
            length ->
                Exchange.named("a text of " + length + " bytes")
                    .writes(text(filler(length)))
                    .hears(Heard.text(filler(length))));
  }

  /** More digits than a length needs are tolerated, as in other servers. */
  private static Stream<Exchange> forms() {
    return Stream.of(
        Exchange.named("five bytes with a length of 16 bits")
            .writes(claiming(FIN | TEXT, Length.SIXTEEN_BITS, 5, filler(5)))
            .hears(Heard.text(filler(5))),
        Exchange.named("five bytes with a length of 64 bits")
            .writes(claiming(FIN | TEXT, Length.SIXTY_FOUR_BITS, 5, filler(5)))
            .hears(Heard.text(filler(5))),
        Exchange.named("no bytes with a length of 64 bits")
            .writes(claiming(FIN | TEXT, Length.SIXTY_FOUR_BITS, 0, filler(0)))
            .hears(Heard.text("")),
        Exchange.named("200 bytes with a length of 64 bits")
            .writes(claiming(FIN | TEXT, Length.SIXTY_FOUR_BITS, 200, filler(200)))
            .hears(Heard.text(filler(200))));
  }

  private static Stream<Exchange> masks() {
    return Stream.of("00000000", "ffffffff", "2a2a2a2a", "00ff00ff", "80808080", "01000000")
        .flatMap(
            key ->
                IntStream.of(0, 1, 3, 4, 5, 126)
                    .mapToObj(
                        length ->
                            Exchange.named(length + " bytes under the mask " + key)
                                .writes(frame(FIN | TEXT, filler(length), hex(key)))
                                .hears(Heard.text(filler(length)))));
  }

  private static Stream<Exchange> withoutMasks() {
    Stream<Exchange> alone =
        IntStream.of(CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG)
            .boxed()
            .flatMap(
                opcode ->
                    Stream.of(0, 2)
                        .map(
                            length ->
                                Exchange.named(
                                        "opcode %d of %d bytes without a mask"
                                            .formatted(opcode, length))
                                    .writes(unmasked(FIN | opcode, new byte[length]))
                                    .hears(Heard.close(1002))));
    return Stream.concat(
        alone,
        Stream.of(
            Exchange.named("a second frame without a mask")
                .writes(text("one"), unmasked(FIN | TEXT, bytes("two")))
                .hears(Heard.text("one"), Heard.close(1002)),
            Exchange.named("a last fragment without a mask")
                .writes(frame(TEXT, bytes("one")), unmasked(FIN | CONTINUATION, bytes("two")))
                .hears(Heard.close(1002)),
            Exchange.named("a ping without a mask inside of a message")
                .writes(frame(TEXT, bytes("one")), unmasked(FIN | PING, bytes("two")))
                .hears(Heard.close(1002))));
  }

  private static Stream<Exchange> binaries() {
    return Stream.concat(
        IntStream.of(0, 1, 125, 126, 65_535)
            .mapToObj(
                length ->
                    Exchange.named("a binary message of " + length + " bytes")
                        .writes(frame(FIN | BINARY, filler(length)))
                        .hears(Heard.close(1003))),
        Stream.of(
            Exchange.named("a binary message in fragments")
                .writes(frame(BINARY, filler(3)), frame(FIN | CONTINUATION, filler(3)))
                .hears(Heard.close(1003)),
            Exchange.named("a binary message after a text")
                .writes(text("one"), frame(FIN | BINARY, filler(3)))
                .hears(Heard.text("one"), Heard.close(1003)),
            Exchange.named("a text after a binary message is not taken")
                .writes(frame(FIN | BINARY, filler(3)), text("one"))
                .hears(Heard.close(1003)),
            Exchange.named("a text after the first fragment of a binary message is not taken")
                .writes(frame(BINARY, filler(3)), text("one"))
                .hears(Heard.close(1003))));
  }

  private static Stream<Exchange> cuts() {
    Exchange several =
        Exchange.named("several messages")
            .writes(text("one"), text(""), text(filler(300)), text("four"))
            .hears(Heard.text("one"), Heard.text(""), Heard.text(filler(300)), Heard.text("four"));
    Exchange many =
        Exchange.named("a thousand messages")
            .writes(IntStream.range(0, 1000).mapToObj(i -> text("no " + i)).toArray(byte[][]::new))
            .hears(
                IntStream.range(0, 1000)
                    .mapToObj(i -> Heard.text("no " + i))
                    .toArray(String[]::new));
    byte[] large = text(filler(65_536));
    return Stream.of(
        several,
        several.atOnce(),
        several.byteByByte(),
        many.atOnce(),
        Exchange.named("the largest message in pieces of 997 bytes")
            .writes(pieces(large, 997))
            .hears(Heard.text(filler(65_536))),
        Exchange.named("the largest message in pieces of 2048 bytes")
            .writes(pieces(large, 2048))
            .hears(Heard.text(filler(65_536))),
        Exchange.named("a head and its payload apart")
            .writes(pieces(text("hello"), 6))
            .hears(Heard.text("hello")),
        Exchange.named("a frame cut inside of its length")
            .writes(pieces(text(filler(300)), 3))
            .hears(Heard.text(filler(300))));
  }

  private static byte[][] pieces(byte[] whole, int size) {
    return IntStream.iterate(0, from -> from < whole.length, from -> from + size)
        .mapToObj(from -> Arrays.copyOfRange(whole, from, Math.min(whole.length, from + size)))
        .toArray(byte[][]::new);
  }
}
