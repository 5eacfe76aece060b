package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.CLOSE;
import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.bytes;
import static dev.confab.gateway.ws.conformance.ClientBytes.close;
import static dev.confab.gateway.ws.conformance.ClientBytes.filler;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.hex;
import static dev.confab.gateway.ws.conformance.ClientBytes.ping;
import static dev.confab.gateway.ws.conformance.ClientBytes.pong;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How conversations end when the client ends them (RFC 6455, 5.5.1 and 7). */
final class CloseCases {
  private CloseCases() {}

  static Stream<Exchange> all() {
    return Stream.of(codes(), wrongCodes(), reasons(), wrongReasons(), around())
        .flatMap(cases -> cases);
  }

  private static Stream<Exchange> codes() {
    return IntStream.of(
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3001,
            3999, 4000, 4001, 4999)
        .mapToObj(
            code ->
                Exchange.named("a close with " + code)
                    .writes(close(code, ""))
                    .hears(Heard.close(code)));
  }

  /** Codes that are never sent, or that nobody has given a meaning to. */
  private static Stream<Exchange> wrongCodes() {
    return IntStream.of(
            0, 1, 500, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 9999, 32_768,
            65_535)
        .mapToObj(
            code ->
                Exchange.named("a close with " + code)
                    .writes(close(code, ""))
                    .hears(Heard.close(1002)));
  }

  private static Stream<Exchange> reasons() {
    return Stream.of(
        Exchange.named("a close that says nothing")
            .writes(frame(FIN | CLOSE, new byte[0]))
            .hears(Heard.silentClose()),
        Exchange.named("a close with a reason")
            .writes(close(1000, "going home"))
            .hears(Heard.close(1000)),
        Exchange.named("a close with the longest reason")
            .writes(close(1000, filler(123)))
            .hears(Heard.close(1000)),
        Exchange.named("a close with a reason in Greek")
            .writes(close(1000, "κόσμε"))
            .hears(Heard.close(1000)),
        Exchange.named("a close with a reason, byte by byte")
            .writes(ClientBytes.apart(close(4000, "going home")))
            .hears(Heard.close(4000)));
  }

  private static Stream<Exchange> wrongReasons() {
    return Stream.concat(
        Stream.of(
            Exchange.named("a close of one byte")
                .writes(frame(FIN | CLOSE, new byte[] {3}))
                .hears(Heard.close(1002)),
            Exchange.named("a close with a reason that is too long")
                .writes(close(1000, filler(124)))
                .hears(Heard.close(1002))),
        Stream.of("80", "c3", "c328", "eda080", "f4908080", "cebae1bdb9cf83cebcceb5eda080656469")
            .map(
                digits ->
                    Exchange.named("a close with the reason " + digits + " (hex)")
                        .writes(close(1000, hex(digits)))
                        .hears(Heard.close(1007))));
  }

  private static Stream<Exchange> around() {
    return Stream.of(
        Exchange.named("a message before the close")
            .writes(text("one"), close(1000, ""))
            .hears(Heard.text("one"), Heard.close(1000)),
        Exchange.named("a ping before the close")
            .writes(ping("one"), close(1000, ""))
            .hears(Heard.pong("one"), Heard.close(1000)),
        Exchange.named("a message after the close")
            .writes(close(1000, ""), text("two"))
            .hears(Heard.close(1000))
            .atOnce(),
        Exchange.named("a ping after the close")
            .writes(close(1000, ""), ping("two"))
            .hears(Heard.close(1000))
            .atOnce(),
        Exchange.named("a pong after the close")
            .writes(close(1000, ""), pong("two"))
            .hears(Heard.close(1000))
            .atOnce(),
        Exchange.named("a second close after the close")
            .writes(close(1000, ""), close(1001, ""))
            .hears(Heard.close(1000))
            .atOnce(),
        Exchange.named("a close instead of the last fragment")
            .writes(frame(TEXT, bytes("one")), close(1000, ""))
            .hears(Heard.close(1000)),
        Exchange.named("a wrong frame after the close")
            .writes(close(1000, ""), frame(FIN | CONTINUATION, bytes("two")))
            .hears(Heard.close(1000))
            .atOnce());
  }
}
