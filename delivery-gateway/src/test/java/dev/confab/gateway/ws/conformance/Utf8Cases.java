package dev.confab.gateway.ws.conformance;

import static dev.confab.gateway.ws.conformance.ClientBytes.CONTINUATION;
import static dev.confab.gateway.ws.conformance.ClientBytes.FIN;
import static dev.confab.gateway.ws.conformance.ClientBytes.TEXT;
import static dev.confab.gateway.ws.conformance.ClientBytes.bytes;
import static dev.confab.gateway.ws.conformance.ClientBytes.frame;
import static dev.confab.gateway.ws.conformance.ClientBytes.hex;
import static dev.confab.gateway.ws.conformance.ClientBytes.ping;
import static dev.confab.gateway.ws.conformance.ClientBytes.text;
import static dev.confab.gateway.ws.conformance.ClientBytes.together;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is UTF-8 and what is not, whole, cut anywhere, and at the edges of its ranges. */
final class Utf8Cases {
  /** The first and last characters of each length, the neighbours of the surrogates, and others. */
  private static final List<Integer> CHARACTERS =
      List.of(
          0x00, 0x7f, 0x80, 0x7ff, 0x800, 0xfff, 0x1000, 0xcfff, 0xd000, 0xd7ff, 0xe000, 0xfeff,
          0xfffd, 0xfffe, 0xffff, 0x10000, 0x1fffe, 0x1ffff, 0x3ffff, 0x40000, 0xfffff, 0x100000,
          0x10ffff);

  /** What no character is written as. */
  private static final List<String> NO_CHARACTERS =
      List.of(
          "80",
          "bf",
          "8080",
          "c0",
          "c1",
          "f5",
          "f8",
          "fc",
          "fe",
          "ff", // never there, or alone
          "c080",
          "c0af",
          "c1bf",
          "e08080",
          "e080af",
          "e09fbf",
          "f0808080",
          "f08080af",
          "f08fbfbf",
          "f888808080",
          "fc8480808080",
          "fbbfbfbfbf",
          "fdbfbfbfbfbf", // too long
          "eda080",
          "edadbf",
          "edae80",
          "edafbf",
          "edb080",
          "edbe80",
          "edbfbf",
          "eda080edb080",
          "edafbfedbfbf", // halves of pairs
          "f4908080",
          "f7bfbfbf",
          "f5808080", // above the last character
          "c328",
          "e228a1",
          "e28228",
          "f0288cbc",
          "f09028bc",
          "f0908c28",
          "c3c3",
          "e282e282ac",
          "f09f8df09f8d9c"); // begun and not ended

  private Utf8Cases() {}

  static Stream<Exchange> all() {
    return Stream.of(texts(), characters(), cut(), truncated(), wrong(), wrongInFragments())
        .flatMap(cases -> cases);
  }

  private static Stream<Exchange> texts() {
    return Stream.of(
            "κόσμε",
            "Hello-µ@ßöäüàá-UTF-8!!",
            "שלום עולם",
            "日本語テキスト",
            "👩‍👩‍👧‍👦 🇪🇺 é",
            "\uFEFFthe mark stays",
            "a\u0000b\u001fc\u007fd")
        .flatMap(
            text -> {
              Exchange whole =
                  Exchange.named("the text " + HexFormat.of().formatHex(bytes(text)))
                      .writes(text(text))
                      .hears(Heard.text(text));
              return Stream.of(
                  whole,
                  whole.byteByByte(),
                  Exchange.named(whole.name() + ", a fragment for each byte")
                      .writes(FragmentCases.fragments(bytes(text), 1))
                      .hears(Heard.text(text)));
            });
  }

  private static Stream<Exchange> characters() {
    return CHARACTERS.stream()
        .map(
            character ->
                Exchange.named(name(character))
                    .writes(text(of(character)))
                    .hears(Heard.text(of(character))));
  }

  /** Into two fragments, at each place inside of the character, with a ping between them. */
  private static Stream<Exchange> cut() {
    return inside()
        .map(
            place ->
                Exchange.named(name(place.character()) + " cut after " + place.bytes())
                    .writes(
                        frame(TEXT, together(bytes("a"), place.before())),
                        ping("-"),
                        frame(FIN | CONTINUATION, together(place.behind(), bytes("b"))))
                    .hears(
                        Heard.pong("-"),
                        Heard.text(together(bytes("a"), of(place.character()), bytes("b")))));
  }

  private static Stream<Exchange> truncated() {
    return inside()
        .flatMap(
            place ->
                Stream.of(
                    Exchange.named(name(place.character()) + " ends after " + place.bytes())
                        .writes(text(together(bytes("a"), place.before())))
                        .hears(Heard.close(1007)),
                    Exchange.named(
                            name(place.character()) + " ends in a fragment after " + place.bytes())
                        .writes(frame(TEXT, place.before()), frame(FIN | CONTINUATION, new byte[0]))
                        .hears(Heard.close(1007))));
  }

  private static Stream<Exchange> wrong() {
    return NO_CHARACTERS.stream()
        .flatMap(
            digits ->
                Stream.of(
                    Exchange.named(digits + " (hex) alone")
                        .writes(text(hex(digits)))
                        .hears(Heard.close(1007)),
                    Exchange.named(digits + " (hex) among letters, after a good message")
                        .writes(text("one"), text(together(bytes("κό"), hex(digits), bytes("με"))))
                        .hears(Heard.text("one"), Heard.close(1007))));
  }

  private static Stream<Exchange> wrongInFragments() {
    return NO_CHARACTERS.stream()
        .map(
            digits ->
                Exchange.named(digits + " (hex) with a fragment for each byte")
                    .writes(together(FragmentCases.fragments(hex("61" + digits + "62"), 1)))
                    .hears(Heard.close(1007)));
  }

  /** Every place inside of a character of several bytes. */
  private static Stream<Place> inside() {
    return CHARACTERS.stream()
        .flatMap(
            character ->
                IntStream.range(1, of(character).length)
                    .mapToObj(bytes -> new Place(character, bytes)));
  }

  private record Place(int character, int bytes) {
    byte[] before() {
      return Arrays.copyOf(of(character), bytes);
    }

    byte[] behind() {
      byte[] all = of(character);
      return Arrays.copyOfRange(all, bytes, all.length);
    }
  }

  private static byte[] of(int character) {
    return bytes(Character.toString(character));
  }

  private static String name(int character) {
    return "U+%04X".formatted(character);
  }
}
