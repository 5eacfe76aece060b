package dev.confab.platform.names;

import dev.confab.schemas.chat.Mentions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whom a text mentions: words like {@code @ada}, by the names that people have now, and
 * {@code @all}. What is nobody's name stays text. Whether who is named is a member is for others to
 * say.
 */
public final class MentionReader {
  /** Of one message; what comes after them mentions nobody. */
  public static final int MAX_NAMES = 50;

  private static final String EVERYONE = "all";

  /** An address of mail has something before its @; no name is longer than 64. */
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}._%+@-])@([^\\s@\\p{C}\\p{Z}]{1,80})");

  /** What ends a sentence, a clause or a quotation is rarely part of a name. */
  private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\"'»”’…-]+$");

  /** Names that are chosen here; imported ones may have more. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final NameKeys names;
  private final Function<UUID, Optional<UUID>> ownerOf;

  /**
   * With a way to ask.
   *
   * @param ownerOf who owns a name, by its key
   */
  public MentionReader(NameKeys names, Function<UUID, Optional<UUID>> ownerOf) {
    this.names = names;
    this.ownerOf = ownerOf;
  }

  /** May a text mention somebody? If not, reading it asks nobody. */
  public static boolean mayMention(String text) {
    return text.indexOf('@') >= 0;
  }

  /** Whom a text mentions; null if nobody. Asks only if there is a word with an @ before it. */
  public @Nullable Mentions read(String text) {
    SequencedSet<String> words = words(text);
    boolean everyone = words.remove(EVERYONE);
    SequencedSet<UUID> users = new LinkedHashSet<>();
    words.stream().limit(MAX_NAMES).flatMap(word -> owner(word).stream()).forEach(users::add);
    return users.isEmpty() && !everyone ? null : new Mentions(List.copyOf(users), everyone);
  }

  private static SequencedSet<String> words(String text) {
    SequencedSet<String> words = new LinkedHashSet<>();
    if (mayMention(text)) {
      Matcher matcher = WORD.matcher(text);
      while (matcher.find()) {
        String word = NameKeys.normalised(bare(matcher.group(1)));
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    return words;
  }

  /** The longest reading first: in {@code @ada's} it is nobody's name. */
  private Optional<UUID> owner(String word) {
    List<String> readings = new ArrayList<>(List.of(word));
    Matcher plain = PLAIN.matcher(word);
    if (plain.lookingAt() && plain.end() < word.length()) {
      readings.add(bare(plain.group()));
    }
    return readings.stream()
        .map(reading -> ownerOf.apply(names.username(reading)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String bare(String word) {
    return TRAILING.matcher(word).replaceFirst("");
  }
}
