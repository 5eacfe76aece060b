package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.BINARY;
import static dev.confab.gateway.ws.conformance.ClientBytes.CLOSE;
import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.PING;
import static dev.confab.gateway.ws.conformance.ClientBytes.PONG;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.bytes;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.ping;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bits and opcodes that nothing gives a meaning to (RFC 6455, 5.2). */
final class ReservedCases {
  private static final int[] FREE_OPCODES = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15};

  private ReservedCases() {}

  static Stream<Exchange> all() {
    return Stream.of(bits(), bitsLater(), opcodes(), opcodesLater()).flatMap(cases -> cases);
  }

  /** Each of the seven combinations of the three bits, on each known opcode. */
  private static Stream<Exchange> bits() {
    return IntStream.rangeClosed(1, 7)
        .boxed()
        .flatMap(
            bits ->
                IntStream.of(TEXT, BINARY, CLOSE, PING, PONG)
                    .mapToObj(
                        opcode ->
                            Exchange.named("reserved bits " + bits + " on opcode " + opcode)
                                .writes(frame(FIN | bits << 4 | opcode, new byte[] {3, -24}))
                                .hears(Heard.close(1002))));
  }

  private static Stream<Exchange> bitsLater() {
    return IntStream.of(1, 2, 4)
        .boxed()
        .flatMap(
            bits ->
                Stream.of(
                    Exchange.named("reserved bits " + bits + " after a message")
                        .writes(text("one"), frame(FIN | bits << 4 | TEXT, bytes("two")))
                        .hears(Heard.text("one"), Heard.close(1002)),
                    Exchange.named("reserved bits " + bits + " on the last fragment")
                        .writes(
                            frame(TEXT, bytes("one")),
                            frame(FIN | bits << 4 | CONTINUATION, bytes("two")))
                        .hears(Heard.close(1002)),
                    Exchange.named("reserved bits " + bits + " on an empty text")
                        .writes(frame(FIN | bits << 4 | TEXT, new byte[0]))
                        .hears(Heard.close(1002))));
  }

  private static Stream<Exchange> opcodes() {
    return IntStream.of(FREE_OPCODES)
        .boxed()
        .flatMap(
            opcode ->
                Stream.of(
                    Exchange.named("opcode " + opcode)
                        .writes(frame(FIN | opcode, new byte[0]))
                        .hears(Heard.close(1002)),
                    Exchange.named("opcode " + opcode + " with a payload")
                        .writes(frame(FIN | opcode, bytes("hi")))
                        .hears(Heard.close(1002)),
                    Exchange.named("opcode " + opcode + ", not the last fragment")
                        .writes(frame(opcode, bytes("hi")))
                        .hears(Heard.close(1002))));
  }

  private static Stream<Exchange> opcodesLater() {
    return IntStream.of(FREE_OPCODES)
        .boxed()
        .flatMap(
            opcode ->
                Stream.of(
                    Exchange.named("opcode " + opcode + " after a message, and a ping after it")
                        .writes(text("one"), frame(FIN | opcode, bytes("two")), ping("three"))
                        .hears(Heard.text("one"), Heard.close(1002)),
                    Exchange.named("opcode " + opcode + " inside of a message")
                        .writes(
                            frame(TEXT, bytes("one")),
                            frame(FIN | opcode, bytes("two")),
                            frame(FIN | CONTINUATION, bytes("three")))
                        .hears(Heard.close(1002))));
  }
}
