package dev.confab.ops.irc;

/**
 * Somebody who has an account.
 *
 * @param key the nick that the account was made for, in lower case
 * @param nick the same as it was first written
 */
record Person(String key, String nick) {
  static Person of(String nick) {
    return new Person(LogFile.folded(nick), nick);
  }
}
