package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import dev.confab.ops.keys.Keys;
import dev.confab.ops.up.Backbone;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** Keys are rotated under a running backbone. */
@ExtendWith(BackboneExtension.class)
final class KeyRotationIT {
  @Test
  void a_rotation_is_noticed_without_a_restart_and_logs_nobody_out(Backbone backbone)
      throws Exception {
    Person ann = Person.arrives("http://127.0.0.1:" + backbone.port(), "keyann");
    int before = publicKeys(backbone).size();
    String file = backbone.settings().text("CONFAB_TOKEN_KEY_FILE");

    assertThat(new CommandLine(new Keys()).execute("rotate", "--file", file)).isZero();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(publicKeys(backbone).size()).isEqualTo(before + 1));
    assertThat(publicKeys(backbone).getKeys()).noneMatch(key -> key.isPrivate());
    assertThat(ann.http().me().username()).isEqualTo(ann.username());
    String fresh = ann.http().refresh(ann.tokens().refreshToken()).accessToken();
    assertThat(ann.http().as(fresh).me().username()).isEqualTo(ann.username());
  }

  private static JWKSet publicKeys(Backbone backbone) throws Exception {
    return JWKSet.load(
        URI.create("http://127.0.0.1:" + backbone.port() + "/.well-known/jwks.json").toURL());
  }
}
