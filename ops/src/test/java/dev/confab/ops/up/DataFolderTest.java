package dev.confab.ops.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir private Path parent;

  @Test
  void a_new_folder_is_made_and_can_be_taken_again_after_it_was_left() throws Exception {
    Path path = parent.resolve("a/b");
    DataFolder.open(path).close();

    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(folder.path()).isEqualTo(path);
      assertThat(DataFolder.pid(path)).isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void a_folder_in_use_is_refused_with_the_process_that_has_it() throws Exception {
    Path path = parent.resolve("data");
    try (DataFolder _ = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(StartProblem.class)
          .hasMessage(
              "The data folder %s is in use by another run (process %d); "
                      .formatted(path, ProcessHandle.current().pid())
                  + "stop it, or choose another one with --data.");
    }
  }

  @Test
  void a_folder_of_another_version_is_refused() throws Exception {
    Path path = parent.resolve("data");
    DataFolder.open(path).close();
    Files.writeString(path.resolve("version"), "7\n");

    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("has layout version 7, this Confab reads version 1");
  }

  @Test
  void a_first_start_that_was_killed_half_way_leaves_a_folder_that_can_be_taken() throws Exception {
    Path path = parent.resolve("data");
    Files.createDirectories(path);
    Files.createFile(path.resolve("confab.lock"));
    Files.createFile(path.resolve("version"));

    DataFolder.open(path).close();

    assertThat(path.resolve("version")).hasContent("1");
  }

  @Test
  void a_folder_of_other_files_is_refused() throws Exception {
    Files.writeString(parent.resolve("letter.txt"), "dear all");

    assertThatThrownBy(() -> DataFolder.open(parent))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("holds other files");
    assertThat(parent).isDirectoryNotContaining("glob:**/confab.lock");
  }

  @Test
  void a_folder_that_cannot_be_written_is_refused() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "no folder");

    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--data");
  }
}
