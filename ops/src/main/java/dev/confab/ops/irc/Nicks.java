package dev.confab.ops.irc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is behind a nick. People are known for a whole run, aliases within a file: after {@code a is
 * now known as b}, with no account for b, what b says is said by a's account, until b takes another
 * nick or leaves or the file ends.
 */
final class Nicks {
  private final Map<String, Person> people = new HashMap<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final Map<String, Person> aliases = new HashMap<>();

  /** These nicks, folded, have accounts that an earlier run made. */
  void exist(Set<String> keys) {
    elsewhere.addAll(keys);
  }

  void newFile() {
    aliases.clear();
  }

  /** Who it is; somebody who was not known gets an account. */
  Person who(String nick) {
    String key = LogFile.folded(nick);
    Person alias = aliases.get(key);
    return alias != null ? alias : people.computeIfAbsent(key, _ -> Person.of(nick));
  }

  /** Is there anybody behind it? */
  boolean known(String nick) {
    String key = LogFile.folded(nick);
    return aliases.containsKey(key) || hasAccount(key);
  }

  /** Takes another nick; false: that nick is somebody else's, who speaks from now on. */
  boolean rename(String from, String to) {
    Person person = who(from);
    String key = LogFile.folded(to);
    aliases.remove(LogFile.folded(from));
    boolean own = key.equals(person.key());
    boolean free = !hasAccount(key) && !aliases.containsKey(key);
    if (free) {
      aliases.put(key, person);
    }
    return own || free;
  }

  /** Nobody is behind this alias any more. */
  void forget(String nick) {
    aliases.remove(LogFile.folded(nick));
  }

  private boolean hasAccount(String key) {
    return people.containsKey(key) || elsewhere.contains(key);
  }
}
