package dev.confab.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Sha256Test {
  @Test
  void it_is_sha_256() {
    Sha256 digest = Sha256.of("abc".getBytes(StandardCharsets.UTF_8));

    assertThat(HexFormat.of().formatHex(digest.bytes()))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Sha256.fromBytes(digest.bytes())).isEqualTo(digest);
  }

  @Test
  void parts_do_not_run_into_each_other() {
    assertThat(Sha256.ofParts("ab", "c")).isNotEqualTo(Sha256.ofParts("a", "bc"));
  }

  @Test
  void nothing_is_not_the_empty_text() {
    assertThat(Sha256.ofParts("a", null)).isNotEqualTo(Sha256.ofParts("a", ""));
  }

  @Test
  void a_digest_has_32_bytes() {
    assertThatThrownBy(() -> Sha256.fromBytes(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
