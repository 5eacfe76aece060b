package dev.confab.ops.irc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which line answers which: {@code A B -}, the later of the two answers the earlier, A = B means
 * that it answers nothing.
 *
 * @param targets by line, the nearest earlier line that it answers
 * @param unreadable numbers of lines that are no annotations
 */
record Annotations(Map<Integer, Integer> targets, List<Integer> unreadable) {
  /** No file beside the log: nothing is known to answer anything. */
  static final Annotations NONE = new Annotations(Map.of(), List.of());

  private static final Pattern PAIR = Pattern.compile("\\s*(\\d{1,9})\\s+(\\d{1,9})(?:\\s.*)?");

  Annotations {
    targets = Map.copyOf(targets);
    unreadable = List.copyOf(unreadable);
  }

  static Annotations of(List<String> lines) {
    Map<Integer, Integer> targets = new HashMap<>();
    List<Integer> unreadable = new java.util.ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher pair = PAIR.matcher(lines.get(i));
      if (pair.matches()) {
        int a = Integer.parseInt(pair.group(1));
        int b = Integer.parseInt(pair.group(2));
        if (a != b) {
          targets.merge(Math.max(a, b), Math.min(a, b), Math::max);
        }
      } else if (!lines.get(i).isBlank()) {
        unreadable.add(i);
      }
    }
    return new Annotations(targets, unreadable);
  }
}
