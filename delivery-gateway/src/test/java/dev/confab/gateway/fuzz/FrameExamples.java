package dev.confab.gateway.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of PROTOCOL.md: what is added there is tried from then on. */
final class FrameExamples {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXAMPLE = Pattern.compile("`(\\{\"t\":.*?})`");
  private static final String CHAT = "0b0c0000-0000-4000-8000-000000000001";

  private FrameExamples() {}

  /** All that are JSON once their omissions are filled in; servers' frames among them. */
  static List<String> read() {
    try {
      return EXAMPLE
          .matcher(Files.readString(Path.of("PROTOCOL.md")))
          .results()
          .map((MatchResult example) -> example.group(1).replace("\"…\"", "\"" + CHAT + "\""))
          .filter(FrameExamples::isJson)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJson(String example) {
    try {
      return JSON.readTree(example).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
