package dev.confab.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void a_key_is_made_once_and_kept() {
    Path file = folder.resolve("secrets").resolve(TokenKeys.FILE_NAME);

    TokenKeys made = TokenKeys.loadOrCreate(file);

    assertThat(TokenKeys.loadOrCreate(file).infos(NOW)).isEqualTo(made.infos(NOW));
    assertThat(TokenKeys.load(file).infos(NOW)).isEqualTo(made.infos(NOW));
  }

  @Test
  void only_its_owner_may_read_it() throws Exception {
    Path file = folder.resolve(TokenKeys.FILE_NAME);

    TokenKeys.loadOrCreate(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void two_keys_differ() {
    assertThat(TokenKeys.generate().infos(NOW)).isNotEqualTo(TokenKeys.generate().infos(NOW));
  }

  @Test
  void a_file_that_holds_no_key_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("broken.jwk"), "{\"kty\":\"oct\",\"k\":\"AAAA\"}");

    assertThatThrownBy(() -> TokenKeys.load(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("broken.jwk");
  }

  @Test
  void a_missing_file_is_an_error() {
    assertThatThrownBy(() -> TokenKeys.load(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void a_write_that_was_cut_short_before_is_no_obstacle() throws Exception {
    Path file = folder.resolve(TokenKeys.FILE_NAME);
    Files.writeString(folder.resolve(TokenKeys.FILE_NAME + ".part"), "half a k");

    assertThat(TokenKeys.loadOrCreate(file).infos(NOW)).hasSize(1);
  }
}
