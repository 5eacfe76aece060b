package dev.confab.ops.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A log of one day, made by chance, and what must become of it. People come, go, speak without
 * having come, take other nicks, and answer what was said just before or long ago.
 */
final class RandomLog {
  private static final int PEOPLE = 60;
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final int FAR = 400;

  private final Random random;
  private final String channel;
  private final LocalDate date;
  private final int size;
  private final List<String> lines = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private final List<ImportedChat.Said> said = new ArrayList<>();
  private final List<Integer> saidAt = new ArrayList<>();

  /** Who is in, and under which nick. */
  private final Map<String, String> present = new LinkedHashMap<>();

  private int joins;
  private int implicitJoins;
  private int leaves;
  private int renames;

  private RandomLog(long seed, String channel, LocalDate date, int size) {
    this.random = new Random(seed);
    this.channel = channel;
    this.date = date;
    this.size = size;
  }

  /** The same seed makes the same log. */
  static RandomLog of(long seed, String channel, LocalDate date, int size) {
    RandomLog log = new RandomLog(seed, channel, date, size);
    log.come();
    while (log.lines.size() < size) {
      log.line();
    }
    return log;
  }

  /** Writes the log and its annotations. */
  void write(Path folder) throws IOException {
    Files.write(folder.resolve(date + ".raw.txt"), lines);
    Files.write(folder.resolve(date + ".annotation.txt"), annotations);
  }

  List<ImportedChat.Said> said() {
    return List.copyOf(said);
  }

  /** Everybody who may have an account. */
  List<String> people() {
    return said.stream().map(ImportedChat.Said::who).distinct().toList();
  }

  int joins() {
    return joins;
  }

  int implicitJoins() {
    return implicitJoins;
  }

  int leaves() {
    return leaves;
  }

  int renames() {
    return renames;
  }

  int replies() {
    return annotations.size();
  }

  /** How many changes of the chat this log makes. */
  int changes() {
    return said.size() + joins + implicitJoins + leaves;
  }

  private void line() {
    int chance = random.nextInt(100);
    if (chance < 5) {
      come();
    } else if (chance < 10) {
      go();
    } else if (chance < 13) {
      rename();
    } else {
      speak(chance < 18);
    }
  }

  private void come() {
    String who = anybody();
    if (present.putIfAbsent(who, who) == null) {
      lines.add("=== %s [~x@host]  has joined %s".formatted(who, channel));
      joins++;
    }
  }

  private void go() {
    String who = somebodyPresent();
    if (who != null) {
      lines.add("=== %s [~x@host]  has left %s [bye]".formatted(present.remove(who), channel));
      leaves++;
    }
  }

  /** To a nick that nobody ever had, or back. */
  private void rename() {
    String who = somebodyPresent();
    if (who != null) {
      String old = present.get(who);
      String next = who.equals(old) ? who + "-away" + lines.size() : who;
      lines.add("=== %s is now known as %s".formatted(old, next));
      present.put(who, next);
      renames++;
    }
  }

  private void speak(boolean action) {
    String who = anybody();
    if (present.putIfAbsent(who, who) == null) {
      implicitJoins++;
    }
    int minute = (int) ((long) lines.size() * MINUTES_OF_DAY / size);
    Instant at = date.atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC);
    String text = "line %d of %s, chance %x".formatted(lines.size(), date, random.nextInt());
    @Nullable String answers = answer();
    said.add(new ImportedChat.Said(who, text, at, answers));
    saidAt.add(lines.size());
    lines.add(
        String.format(
            Locale.ROOT,
            action ? "[%02d:%02d]  * %s %s" : "[%02d:%02d] <%s> %s",
            minute / 60,
            minute % 60,
            present.get(who),
            text));
  }

  /** Half of the answers are to what was said last, which an importer has not sent yet. */
  private @Nullable String answer() {
    if (said.isEmpty() || random.nextInt(100) >= 30) {
      return null;
    }
    int back = random.nextBoolean() ? 1 : 1 + random.nextInt(Math.min(FAR, said.size()));
    int target = said.size() - back;
    annotations.add(saidAt.get(target) + " " + lines.size() + " -");
    return said.get(target).text();
  }

  private String anybody() {
    return channel.substring(1) + "er" + random.nextInt(PEOPLE);
  }

  private @Nullable String somebodyPresent() {
    List<String> all = List.copyOf(present.keySet());
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }
}
