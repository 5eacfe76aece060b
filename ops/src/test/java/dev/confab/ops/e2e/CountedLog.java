package dev.confab.ops.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a real log holds, found without the product's parser.
 *
 * @param name the file's name
 * @param texts what was said or done, by line from 0
 * @param targets which message answers which, by line
 */
record CountedLog(String name, TreeMap<Integer, String> texts, Map<Integer, Integer> targets) {
  private static final String SUFFIX = ".raw.txt";

  private static final Pattern SAID =
      Pattern.compile("\\[\\d\\d:\\d\\d\\](?: ?<[^<>]+>| +\\* [^ ]+) ( *[^ ].*)");
  private static final Pattern SERVER_SAYS =
      Pattern.compile(
          "=== .*\\] +has (?:joined|left|quit)\\b.*|=== \\S+ is now known as \\S+ *"
              + "|=== mode/.*|=== (?:netsplit|netjoined|Starting|Topic|You are now)\\b.*"
              + "|=== .* was kicked off .*|=== .* changed the topic .*|=== \\S*\\[topic/.*");
  private static final Pattern DONE = Pattern.compile("=== +[^ ]+ ( *[^ ].*)");

  static CountedLog read(Path log) throws IOException {
    String name = log.getFileName().toString();
    TreeMap<Integer, String> texts = new TreeMap<>();
    List<String> lines = lines(log);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher said = (line.startsWith("===") ? DONE : SAID).matcher(line);
      if (said.matches() && !SERVER_SAYS.matcher(line).matches()) {
        texts.put(i, plain(said.group(1)));
      }
    }
    Path beside = log.resolveSibling(name.replace(SUFFIX, ".annotation.txt"));
    return new CountedLog(name, texts, targets(lines(beside), texts));
  }

  private static Map<Integer, Integer> targets(
      List<String> annotations, TreeMap<Integer, String> texts) {
    Map<Integer, Integer> targets = new TreeMap<>();
    for (String annotation : annotations) {
      String[] pair = annotation.split(" ");
      int one = Integer.parseInt(pair[0]);
      int other = Integer.parseInt(pair[1]);
      if (one != other) {
        targets.merge(Math.max(one, other), Math.min(one, other), Math::max);
      }
    }
    targets.entrySet().removeIf(e -> !texts.containsKey(e.getKey()));
    targets.values().removeIf(target -> !texts.containsKey(target));
    return targets;
  }

  /** What an importer may replace is the same for all: blanks and what cannot be shown. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\uFFFD\\s]", "_");
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    // one byte is one character, so this splits bytes
    for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\r?\n")) {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      lines.add(decoded(bytes));
    }
    return lines;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
