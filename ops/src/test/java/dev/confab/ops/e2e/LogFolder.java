package dev.confab.ops.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of logs that a test writes. */
record LogFolder(Path path) {
  /** Makes an empty folder. */
  static LogFolder in(Path parent, String name) throws IOException {
    return new LogFolder(Files.createDirectory(parent.resolve(name)));
  }

  /** Writes a log of these lines; characters above U+007F become bytes that are no UTF-8. */
  void log(String source, List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      bytes.writeBytes((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    Files.write(path.resolve(source + ".raw.txt"), bytes.toByteArray());
  }

  /** Writes what answers what, by lines from 0. */
  void annotations(String source, List<String> pairs) throws IOException {
    Files.write(path.resolve(source + ".annotation.txt"), pairs);
  }
}
