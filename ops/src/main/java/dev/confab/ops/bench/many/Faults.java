package dev.confab.ops.bench.many;

import java.util.ArrayList;
import java.util.List;

/** What went wrong, a sentence each: the first of them, since one cause often has thousands. */
final class Faults {
  private static final int KEPT = 20;

  private final List<String> sentences = new ArrayList<>();
  private long count;

  synchronized void add(String sentence) {
    count++;
    if (sentences.size() < KEPT) {
      sentences.add(sentence);
    }
  }

  synchronized long count() {
    return count;
  }

  synchronized List<String> first() {
    return List.copyOf(sentences);
  }
}
