package dev.confab.platform.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.link.LinkCodes.Link;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LinkCodesTest {
  private final LinkCodes codes = new LinkCodes(secret("a secret of thirty-two characters"));
  private final UUID chat = UUID.fromString("0b0c2d3e-4f50-8617-9283-94a5b6c7d8e9");

  @Test
  void a_code_names_its_link() {
    String code = codes.code(chat, 5);

    assertThat(codes.read(code)).contains(new Link(chat, 5));
    assertThat(code).hasSize(54).doesNotContain("+", "/", "=");
  }

  @Test
  void no_byte_of_a_code_can_be_another() {
    byte[] bytes = Base64.getUrlDecoder().decode(codes.code(chat, 5));
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(codes.read(text(changed))).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void a_code_of_another_secret_is_none() {
    LinkCodes others = new LinkCodes(secret("another one of thirty-two letters"));

    assertThat(codes.read(others.code(chat, 5))).isEmpty();
  }

  @Test
  void what_is_too_short_or_too_long_or_no_base_64_is_none() {
    assertThat(codes.read("")).isEmpty();
    assertThat(codes.read(codes.code(chat, 5) + "AAAA")).isEmpty();
    assertThat(codes.read("not Base64!")).isEmpty();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] secret(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
