package dev.confab.ops.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must not be found again of somebody, and how to find it in bytes. */
final class PersonalData {
  private final Map<String, String> marks = new LinkedHashMap<>();

  /** A text, found in small and in capital letters. */
  void text(String what, String text) {
    marks.put(what, latin(text.getBytes(UTF_8)).toLowerCase(Locale.ROOT));
  }

  /** Bytes, such as those of a digest. */
  void bytes(String what, byte[] bytes) {
    marks.put(what, latin(bytes).toLowerCase(Locale.ROOT));
  }

  /** What is found in some bytes. */
  List<String> in(byte[] bytes) {
    String found = latin(bytes).toLowerCase(Locale.ROOT);
    return marks.entrySet().stream()
        .filter(mark -> found.contains(mark.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All that is looked for. */
  Map<String, String> marks() {
    return Map.copyOf(marks);
  }

  /** One character for each byte, whatever it is. */
  private static String latin(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
