package dev.confab.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ServerFramesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/frames/server.txt");

  @Test
  void frames_are_what_clients_were_promised() throws IOException {
    String frames =
        Samples.frames().entrySet().stream()
            .map(e -> e.getKey() + "\n  " + new String(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("confab.golden.write")) {
      Files.writeString(GOLDEN, frames);
    }
    assertThat(frames)
        .describedAs("if the change is meant, run the test with -Dconfab.golden.write=true")
        .isEqualTo(Files.readString(GOLDEN));
  }
}
