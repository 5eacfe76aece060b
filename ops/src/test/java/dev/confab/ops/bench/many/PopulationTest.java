package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopulationTest {
  private final Layout layout = new Layout(20, 5, 2, 1);
  @TempDir private Path data;

  @Test
  void what_was_written_is_read_by_the_next_run() throws IOException {
    Population written = new Population(layout, ids(20), ids(2), ids(8));

    written.write(data);

    assertThat(Population.read(data, layout)).contains(written);
  }

  @Test
  void another_crowd_has_another_file() throws IOException {
    new Population(layout, ids(20), ids(2), ids(8)).write(data);

    assertThat(Population.read(data, new Layout(20, 5, 2, 2))).isEmpty();
  }

  @Test
  void half_a_file_is_none() throws IOException {
    new Population(layout, ids(20), ids(2), ids(8)).write(data);
    Path file = Population.file(data, layout);
    Files.writeString(file, Files.readString(file).substring(0, 300));

    assertThat(Population.read(data, layout)).isEmpty();
  }

  private static List<UUID> ids(int count) {
    return Stream.generate(UUID::randomUUID).limit(count).toList();
  }
}
