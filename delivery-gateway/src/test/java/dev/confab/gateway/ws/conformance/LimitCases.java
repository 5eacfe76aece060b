package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.PING;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.claiming;
import static dev.confab.gateway.ws.conformance.ClientBytes.filler;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;

import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.conformance.ClientBytes.Length;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages that are too large, and lengths that no message has. */
final class LimitCases {
  private static final int MAX = Limits.MAX_FRAME_BYTES;

  private LimitCases() {}

  static Stream<Exchange> all() {
    return Stream.of(tooLarge(), claims()).flatMap(cases -> cases);
  }

  private static Stream<Exchange> tooLarge() {
    Stream<Exchange> whole =
        IntStream.of(MAX + 1, MAX + 2, 2 * MAX, 1024 * 1024)
            .mapToObj(
                length ->
                    Exchange.named("a text of " + length + " bytes")
                        .writes(text(filler(length)))
                        .hears(Heard.close(1009)));
    Stream<Exchange> fragments =
        IntStream.of(1, 1000, 4096, MAX)
            .mapToObj(
                size ->
                    Exchange.named("one byte too many, after fragments of " + size + " bytes")
                        .writes(
                            frame(TEXT, filler(MAX - size)),
                            frame(CONTINUATION, filler(size)),
                            frame(FIN | CONTINUATION, filler(1)))
                        .hears(Heard.close(1009)));
    return Stream.of(
            whole,
            fragments,
            Stream.of(
                Exchange.named("one byte too many after a good message")
                    .writes(text("one"), text(filler(MAX + 1)))
                    .hears(Heard.text("one"), Heard.close(1009)),
                Exchange.named("what follows a message that is too large is not taken")
                    .writes(text(filler(MAX + 1)), text("two"))
                    .hears(Heard.close(1009)),
                Exchange.named("pings between the fragments of a message count for nothing")
                    .writes(
                        frame(TEXT, filler(MAX - 1)),
                        frame(FIN | PING, filler(125)),
                        frame(FIN | CONTINUATION, filler(1)))
                    .hears(Heard.pong(filler(125)), Heard.text(filler(MAX))),
                Exchange.named("the largest message twice")
                    .writes(text(filler(MAX)), text(filler(MAX)))
                    .hears(Heard.text(filler(MAX)), Heard.text(filler(MAX)))))
        .flatMap(cases -> cases);
  }

  /** What is claimed does not count; what comes does. */
  private static Stream<Exchange> claims() {
    return Stream.concat(
        Stream.of(Integer.MAX_VALUE - 8L, (long) Integer.MAX_VALUE)
            .map(
                length ->
                    Exchange.named("a claim of " + length + " bytes, and one too many of them")
                        .writes(
                            claiming(FIN | TEXT, Length.SIXTY_FOUR_BITS, length, filler(MAX + 1)))
                        .hears(Heard.close(1009))),
        Stream.of(1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1L)
            .map(
                length ->
                    Exchange.named("a claim of " + Long.toHexString(length) + " (hex) bytes")
                        .writes(claiming(FIN | TEXT, Length.SIXTY_FOUR_BITS, length, filler(10)))
                        .hears(Heard.close(1009))));
  }
}
