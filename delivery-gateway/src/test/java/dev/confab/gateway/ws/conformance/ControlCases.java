package dev.confab.gateway.ws.conformance;

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
import static dev.confab.gateway.ws.conformance.ClientBytes.ping;
import static dev.confab.gateway.ws.conformance.ClientBytes.pong;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;

import dev.confab.gateway.ws.conformance.ClientBytes.Length;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pings and pongs, and what no control frame may be (RFC 6455, 5.5). */
final class ControlCases {
  private static final Map<String, Integer> CONTROLS =
      Map.of("close", CLOSE, "ping", PING, "pong", PONG);

  private ControlCases() {}

  static Stream<Exchange> all() {
    return Stream.of(pings(), pongs(), between(), wrong()).flatMap(cases -> cases);
  }

  private static Stream<Exchange> pings() {
    Exchange ten =
        Exchange.named("ten pings")
            .writes(IntStream.range(0, 10).mapToObj(i -> ping("p" + i)).toArray(byte[][]::new))
            .hears(
                IntStream.range(0, 10).mapToObj(i -> Heard.pong("p" + i)).toArray(String[]::new));
    Stream<Exchange> sizes =
        IntStream.of(0, 1, 2, 124, 125)
            .mapToObj(
                length ->
                    Exchange.named("a ping of " + length + " bytes")
                        .writes(frame(FIN | PING, filler(length)))
                        .hears(Heard.pong(filler(length))));
    return Stream.concat(
        sizes,
        Stream.of(
            Exchange.named("a ping of bytes that are no text")
                .writes(frame(FIN | PING, hex("00fffefdfcfb00ff")))
                .hears(Heard.pong(hex("00fffefdfcfb00ff"))),
            Exchange.named("a ping of 125 bytes, byte by byte")
                .writes(ClientBytes.apart(frame(FIN | PING, filler(125))))
                .hears(Heard.pong(filler(125))),
            Exchange.named("a ping of two bytes with a length of 16 bits") // tolerated
                .writes(claiming(FIN | PING, Length.SIXTEEN_BITS, 2, bytes("ab")))
                .hears(Heard.pong("ab")),
            ten,
            ten.atOnce(),
            ten.byteByByte()));
  }

  private static Stream<Exchange> pongs() {
    return Stream.of(
        Exchange.named("a pong that nobody asked for").writes(pong("")).hears(),
        Exchange.named("a pong with data that nobody asked for").writes(pong("what?")).hears(),
        Exchange.named("a pong of 125 bytes that nobody asked for")
            .writes(frame(FIN | PONG, filler(125)))
            .hears(),
        Exchange.named("a pong that nobody asked for, and a ping")
            .writes(pong("one"), ping("two"))
            .hears(Heard.pong("two")),
        Exchange.named("ten pongs, and a message")
            .writes(
                Stream.concat(
                        IntStream.range(0, 10).mapToObj(i -> pong("p" + i)),
                        Stream.of(text("over")))
                    .toArray(byte[][]::new))
            .hears(Heard.text("over")));
  }

  private static Stream<Exchange> between() {
    return Stream.of(
        Exchange.named("a ping between two messages")
            .writes(text("one"), ping("two"), text("three"))
            .hears(Heard.text("one"), Heard.pong("two"), Heard.text("three"))
            .atOnce(),
        Exchange.named("a ping between two fragments")
            .writes(
                frame(TEXT, bytes("one")), ping("two"), frame(FIN | CONTINUATION, bytes("three")))
            .hears(Heard.pong("two"), Heard.text("onethree")),
        Exchange.named("a pong between two fragments")
            .writes(
                frame(TEXT, bytes("one")), pong("two"), frame(FIN | CONTINUATION, bytes("three")))
            .hears(Heard.text("onethree")),
        Exchange.named("many pings between many fragments")
            .writes(
                frame(TEXT, bytes("a")),
                ping("1"),
                ping("2"),
                frame(CONTINUATION, bytes("b")),
                ping("3"),
                frame(CONTINUATION, new byte[0]),
                ping("4"),
                frame(FIN | CONTINUATION, bytes("c")),
                ping("5"))
            .hears(
                Heard.pong("1"),
                Heard.pong("2"),
                Heard.pong("3"),
                Heard.pong("4"),
                Heard.text("abc"),
                Heard.pong("5")),
        Exchange.named("a close between two fragments")
            .writes(
                frame(TEXT, bytes("one")),
                ClientBytes.close(1000, ""),
                frame(FIN | CONTINUATION, bytes("two")))
            .hears(Heard.close(1000)));
  }

  private static Stream<Exchange> wrong() {
    return CONTROLS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(control -> wrong(control.getKey(), control.getValue()));
  }

  private static Stream<Exchange> wrong(String name, int opcode) {
    byte[] status = {3, -24};
    return Stream.of(
        Exchange.named("a " + name + " of 126 bytes")
            .writes(frame(FIN | opcode, ClientBytes.together(status, filler(124))))
            .hears(Heard.close(1002)),
        Exchange.named("a " + name + " of 65,536 bytes")
            .writes(frame(FIN | opcode, ClientBytes.together(status, filler(65_534))))
            .hears(Heard.close(1002)),
        Exchange.named("a " + name + " in fragments")
            .writes(frame(opcode, status), frame(FIN | CONTINUATION, bytes("rest")))
            .hears(Heard.close(1002)),
        Exchange.named("an empty " + name + " that is not the last fragment")
            .writes(frame(opcode, new byte[0]))
            .hears(Heard.close(1002)),
        Exchange.named("a " + name + " in fragments inside of a message")
            .writes(
                frame(TEXT, bytes("one")),
                frame(opcode, status),
                frame(FIN | CONTINUATION, bytes("two")))
            .hears(Heard.close(1002)));
  }
}
