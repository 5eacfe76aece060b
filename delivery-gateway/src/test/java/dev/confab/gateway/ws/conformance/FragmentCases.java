package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.BINARY;
import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.bytes;
import static dev.confab.gateway.ws.conformance.ClientBytes.filler;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.ping;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages in several frames (RFC 6455, 5.4). */
final class FragmentCases {
  private FragmentCases() {}

  static Stream<Exchange> all() {
    return Stream.of(whole(), empty(), inPiecesOf(), torn()).flatMap(cases -> cases);
  }

  private static Stream<Exchange> whole() {
    Exchange two =
        Exchange.named("two fragments")
            .writes(frame(TEXT, bytes("one")), frame(FIN | CONTINUATION, bytes("two")))
            .hears(Heard.text("onetwo"));
    Exchange twice =
        Exchange.named("two messages of three fragments")
            .writes(
                frame(TEXT, bytes("a")),
                frame(CONTINUATION, bytes("b")),
                frame(FIN | CONTINUATION, bytes("c")),
                frame(TEXT, bytes("d")),
                frame(CONTINUATION, bytes("e")),
                frame(FIN | CONTINUATION, bytes("f")))
            .hears(Heard.text("abc"), Heard.text("def"));
    return Stream.of(
        two,
        two.atOnce(),
        two.byteByByte(),
        twice,
        twice.atOnce(),
        twice.byteByByte(),
        Exchange.named("fragments, then a whole message")
            .writes(frame(TEXT, bytes("a")), frame(FIN | CONTINUATION, bytes("b")), text("c"))
            .hears(Heard.text("ab"), Heard.text("c")));
  }

  private static Stream<Exchange> empty() {
    return Stream.of(
        Exchange.named("three empty fragments")
            .writes(
                frame(TEXT, new byte[0]),
                frame(CONTINUATION, new byte[0]),
                frame(FIN | CONTINUATION, new byte[0]))
            .hears(Heard.text("")),
        Exchange.named("an empty fragment first")
            .writes(frame(TEXT, new byte[0]), frame(FIN | CONTINUATION, bytes("a")))
            .hears(Heard.text("a")),
        Exchange.named("an empty fragment in the middle")
            .writes(
                frame(TEXT, bytes("a")),
                frame(CONTINUATION, new byte[0]),
                frame(FIN | CONTINUATION, bytes("b")))
            .hears(Heard.text("ab")),
        Exchange.named("an empty fragment last")
            .writes(frame(TEXT, bytes("a")), frame(FIN | CONTINUATION, new byte[0]))
            .hears(Heard.text("a")),
        Exchange.named("ten thousand empty fragments")
            .writes(
                frame(TEXT, bytes("a")),
                ClientBytes.together(
                    IntStream.range(0, 10_000)
                        .mapToObj(_ -> frame(CONTINUATION, new byte[0]))
                        .toArray(byte[][]::new)),
                frame(FIN | CONTINUATION, bytes("b")))
            .hears(Heard.text("ab")));
  }

  /** The largest message there may be, in fragments of one size. */
  private static Stream<Exchange> inPiecesOf() {
    byte[] largest = filler(65_536);
    return IntStream.of(64, 125, 126, 256, 1000, 1024, 2047, 4096, 16_384, 32_768, 65_535)
        .mapToObj(
            size ->
                Exchange.named("64 KiB in fragments of " + size + " bytes")
                    .writes(ClientBytes.together(fragments(largest, size)))
                    .hears(Heard.text(largest)));
  }

  private static Stream<Exchange> torn() {
    Exchange orphan =
        Exchange.named("a last fragment without a first")
            .writes(frame(FIN | CONTINUATION, bytes("one")), text("two"))
            .hears(Heard.close(1002));
    Exchange unfinished =
        Exchange.named("a message before the last fragment of another")
            .writes(frame(TEXT, bytes("one")), text("two"))
            .hears(Heard.close(1002));
    return Stream.of(
        orphan,
        orphan.atOnce(),
        unfinished,
        unfinished.atOnce(),
        Exchange.named("a middle fragment without a first")
            .writes(frame(CONTINUATION, bytes("one")))
            .hears(Heard.close(1002)),
        Exchange.named("an empty last fragment without a first")
            .writes(frame(FIN | CONTINUATION, new byte[0]))
            .hears(Heard.close(1002)),
        Exchange.named("a fragment after a whole message")
            .writes(text("one"), frame(FIN | CONTINUATION, bytes("two")))
            .hears(Heard.text("one"), Heard.close(1002)),
        Exchange.named("a fragment after the last fragment")
            .writes(
                frame(TEXT, bytes("a")),
                frame(FIN | CONTINUATION, bytes("b")),
                frame(FIN | CONTINUATION, bytes("c")))
            .hears(Heard.text("ab"), Heard.close(1002)),
        Exchange.named("a first fragment before the last of another")
            .writes(frame(TEXT, bytes("one")), frame(TEXT, bytes("two")))
            .hears(Heard.close(1002)),
        Exchange.named("a binary message before the last fragment of a text")
            .writes(frame(TEXT, bytes("one")), frame(FIN | BINARY, bytes("two")))
            .hears(Heard.close(1002)),
        Exchange.named("a first fragment, a ping, and another first fragment")
            .writes(frame(TEXT, bytes("one")), ping("two"), frame(TEXT, bytes("three")))
            .hears(Heard.pong("two"), Heard.close(1002)));
  }

  static byte[][] fragments(byte[] message, int size) {
    return IntStream.iterate(0, from -> from < message.length, from -> from + size)
        .mapToObj(
            from -> {
              int to = Math.min(message.length, from + size);
              int first = (from == 0 ? TEXT : CONTINUATION) | (to == message.length ? FIN : 0);
              return frame(first, Arrays.copyOfRange(message, from, to));
            })
        .toArray(byte[][]::new);
  }
}
