package dev.confab.ops.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what {@link AckLog} wrote. */
final class AckFile {
  /** A message that was acknowledged. */
  record Ack(UUID chat, long seq, String clientMsgId, String hash) {}

  /** A run and what was acknowledged in it. */
  record Run(AckLog.Header header, List<Ack> acks) {}

  private AckFile() {}

  /**
   * All runs in a file. A last line that was cut short was not acknowledged to anybody.
   *
   * @throws IOException if it cannot be read, or is no such file
   */
  static List<Run> read(Path file) throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<Run> runs = new ArrayList<>();
    for (String line : whole.lines().toList()) {
      if (line.startsWith("#")) {
        runs.add(new Run(header(line), new ArrayList<>()));
      } else if (runs.isEmpty()) {
        throw new IOException(file + " does not begin with a run");
      } else {
        runs.getLast().acks().add(ack(line));
      }
    }
    return runs;
  }

  private static AckLog.Header header(String line) throws IOException {
    try {
      return Json.MAPPER.readValue(line.substring(1), AckLog.Header.class);
    } catch (JsonProcessingException e) {
      throw new IOException("no run: " + line, e);
    }
  }

  private static Ack ack(String line) throws IOException {
    String[] fields = line.split(" ", -1);
    if (fields.length != 4) {
      throw new IOException("no acknowledged message: " + line);
    }
    try {
      return new Ack(UUID.fromString(fields[0]), Long.parseLong(fields[1]), fields[2], fields[3]);
    } catch (IllegalArgumentException e) {
      throw new IOException("no acknowledged message: " + line, e);
    }
  }
}
