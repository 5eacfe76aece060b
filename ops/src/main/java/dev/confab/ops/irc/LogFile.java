package dev.confab.ops.irc;

import dev.confab.schemas.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A log, read whole.
 *
 * @param name the file's name
 * @param source names the log for ever, at most 100 printable ASCII characters
 * @param date the day that it begins on
 * @param lines its lines, parsed
 * @param text what the lines were parsed from, and what was wrong with it
 * @param annotations what answers what
 */
record LogFile(
    String name,
    String source,
    LocalDate date,
    List<IrcLine> lines,
    LogText text,
    Annotations annotations) {
  static final String SUFFIX = ".raw.txt";

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");

  /** Leaves room for the line number in a clientMsgId of 128 characters. */
  private static final int MAX_SOURCE = 100;

  static LogFile read(Path file) throws IOException {
    String name = file.getFileName().toString();
    LocalDate date =
        date(name).orElseThrow(() -> new IOException("the file name has no date (YYYY-MM-DD)"));
    LogText text = LogText.of(Files.readAllBytes(file));
    String stem = stem(name);
    Path beside = file.resolveSibling(stem + ".annotation.txt");
    Annotations annotations =
        Files.exists(beside)
            ? Annotations.of(LogText.of(Files.readAllBytes(beside)).lines())
            : Annotations.NONE;
    List<IrcLine> lines = text.lines().stream().map(LineParser::parse).toList();
    return new LogFile(name, source(stem), date, lines, text, annotations);
  }

  /** The channel that its joins and leaves name, in lower case. */
  Optional<String> channel() {
    for (IrcLine line : lines) {
      if (line instanceof IrcLine.Join join) {
        return Optional.of(folded(join.channel()));
      }
      if (line instanceof IrcLine.Leave leave && leave.channel() != null) {
        return Optional.of(folded(leave.channel()));
      }
    }
    return Optional.empty();
  }

  /** The lines that are messages, in order. */
  int[] messageLines() {
    return IntStream.range(0, lines.size())
        .filter(
            i -> lines.get(i) instanceof IrcLine.Message || lines.get(i) instanceof IrcLine.Action)
        .toArray();
  }

  /** The day in a file name. */
  static Optional<LocalDate> date(String name) {
    Matcher matcher = DATE.matcher(name);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String stem(String name) {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Names that are too long or not plain are told apart by their digest. */
  static String source(String stem) {
    String plain = stem.replaceAll("[^!-~]", "_");
    if (plain.equals(stem) && stem.length() <= MAX_SOURCE) {
      return stem;
    }
    String digest = HexFormat.of().toHexDigits(Sha256.ofParts(stem).a());
    int room = MAX_SOURCE - 1 - digest.length();
    return plain.substring(0, Math.min(room, plain.length())) + "-" + digest;
  }
}
