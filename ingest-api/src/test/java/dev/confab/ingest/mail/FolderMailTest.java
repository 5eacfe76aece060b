package dev.confab.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMailTest {
  private static final Mail MAIL =
      new Mail(
          "wish-1@example.org",
          Instant.parse("2026-01-31T10:00:00Z"),
          "ada@example.org",
          "Hello",
          "Hello Ada\n");

  @TempDir private Path data;

  @Test
  void each_mail_is_a_file_of_its_own_and_the_same_one_again_is_the_same_file() throws IOException {
    Path folder = data.resolve("mail");
    MailPort port = new FolderMail(folder, "confab@example.org");

    port.send(MAIL);
    String first = Files.readString(folder.resolve("wish-1@example.org.eml"));
    port.send(MAIL);

    assertThat(files(folder)).containsExactly("wish-1@example.org.eml");
    assertThat(Files.readString(folder.resolve("wish-1@example.org.eml"))).isEqualTo(first);
    assertThat(first)
        .contains("Message-ID: <wish-1@example.org>", "To: ada@example.org", "Hello Ada");
  }

  @Test
  void only_the_owner_reads_mails() throws IOException {
    Path folder = data.resolve("mail");
    new FolderMail(folder, "confab@example.org").send(MAIL);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("wish-1@example.org.eml"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_folder_that_cannot_be_written_is_trouble_that_may_pass() throws IOException {
    Path file = Files.writeString(data.resolve("mail"), "in the way");

    assertThatThrownBy(() -> new FolderMail(file, "confab@example.org").send(MAIL))
        .isInstanceOf(MailUnavailableException.class);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
