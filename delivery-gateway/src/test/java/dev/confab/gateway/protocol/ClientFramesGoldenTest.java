package dev.confab.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Frames that clients send today are understood for ever: each line, and under it what it means.
 */
final class ClientFramesGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/frames/client.txt");

  @Test
  void frames_mean_what_they_always_meant() throws Exception {
    String golden = Files.readString(GOLDEN);
    String now = meanings(frames(golden));
    if (Boolean.getBoolean("confab.golden.write")) {
      Files.writeString(GOLDEN, now);
    }
    assertThat(now)
        .describedAs("if the change is meant, run the test with -Dconfab.golden.write=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  private static List<String> frames(String golden) {
    return golden.lines().filter(line -> line.startsWith("{")).toList();
  }

  private static String meanings(List<String> frames) throws BadFrameException, IOException {
    List<String> lines = new ArrayList<>();
    for (String frame : frames) {
      lines.add(frame);
      lines.add("  " + ClientFrames.parse(frame));
    }
    return String.join("\n", lines) + "\n";
  }
}
