package dev.confab.ops.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Names of the accounts of a run, by number: words of random letters, so that few share more than
 * their beginning, however many there are.
 *
 * @param run a word that keeps the names of different runs apart
 * @param seed of the letters
 */
record AccountNames(String run, long seed) {
  private static final int WORD = 8;
  private static final int RADIX = 36;

  String username(int number) {
    return word(new SplittableRandom(seed + number)) + "-" + run + Integer.toString(number, RADIX);
  }

  /** Two words; the first is that of the username, the second is in nothing else. */
  String displayName(int number) {
    RandomGenerator random = new SplittableRandom(seed + number);
    return capital(word(random)) + " " + capital(word(random));
  }

  private static String word(RandomGenerator random) {
    return random
        .ints(WORD, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
