package dev.confab.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share a key file, and somebody rotates. */
final class KeyRotationTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID ALICE = new UUID(1, 2);

  @TempDir private Path folder;
  private Path file;
  private Instant now = START;
  private long nanos;
  private Node one;
  private Node other;

  /** What issues and verifies on one node. */
  private final class Node {
    private final TokenKeys keys = TokenKeys.load(file, () -> nanos);
    private final TokenIssuer issuer = new TokenIssuer(keys);
    private final TokenVerifier verifier = new TokenVerifier(keys, () -> now, _ -> false);

    String issue() {
      return issuer.issue(ALICE, ALICE, Set.of(Role.USER), now, TokenIssuer.ACCESS_LIFETIME);
    }

    String mint() {
      return issuer.issue(ALICE, ALICE, Set.of(Role.USER), now, TokenIssuer.LONGEST_LIFETIME);
    }

    boolean believes(String token) {
      try {
        return verifier.verify(token).userId().equals(ALICE);
      } catch (TokenException e) {
        return false;
      }
    }
  }

  @BeforeEach
  void open() {
    file = folder.resolve(TokenKeys.FILE_NAME);
    TokenKeys.loadOrCreate(file);
    one = new Node();
    other = new Node();
  }

  @Test
  void a_new_key_is_known_everywhere_before_it_signs() throws Exception {
    String before = kid(one.issue());
    TokenKeys.rotate(file, now);
    pass(TokenKeys.LOOK_INTERVAL);

    assertThat(kid(one.issue())).isEqualTo(before);
    assertThat(one.keys.infos(now)).hasSize(2);

    pass(KeySet.LEAD);
    String after = one.issue();
    assertThat(kid(after)).isNotEqualTo(before);
    assertThat(other.believes(after)).isTrue();
  }

  @Test
  void tokens_of_the_old_key_are_good_until_they_end_and_then_the_key_is_gone() {
    TokenKeys.rotate(file, now);
    pass(KeySet.LEAD.minusSeconds(1));
    String last = one.mint(); // the last that the old key signs
    pass(Duration.ofSeconds(2));
    assertThat(other.believes(last)).isTrue();

    pass(TokenIssuer.LONGEST_LIFETIME.minusSeconds(3));
    assertThat(other.believes(last)).isTrue();

    pass(Duration.ofMinutes(2));
    assertThat(one.keys.publicJson(now)).doesNotContain(kid(last));
    TokenKeys.rotate(file, now);
    pass(TokenKeys.LOOK_INTERVAL);
    assertThat(one.keys.infos(now)).extracting(KeyInfo::kid).doesNotContain(kid(last)).hasSize(2);
  }

  @Test
  void a_token_of_a_key_that_was_removed_is_refused_although_it_was_believed() throws Exception {
    String token = one.mint();
    assertThat(one.believes(token)).isTrue();

    assertThat(TokenKeys.replace(file, now)).extracting(KeyInfo::signs).containsExactly(true);
    pass(TokenKeys.LOOK_INTERVAL);

    assertThat(one.believes(token)).isFalse();
    assertThat(other.believes(one.issue())).isTrue();
    assertThatThrownBy(() -> other.verifier.verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessage("the token's key is none of ours");
  }

  @Test
  void a_key_that_has_ended_counts_for_nothing_although_it_is_still_in_the_file() {
    String kid = kid(one.issue());
    TokenKeys.rotate(file, now);
    pass(KeySet.LEAD.plus(KeySet.RETIREMENT));

    assertThat(one.keys.current().verifying(kid, now)).isEmpty();
    assertThat(one.keys.infos(now)).extracting(KeyInfo::kid).contains(kid);
    assertThat(one.believes(one.issue())).isTrue();
  }

  @Test
  void the_file_is_looked_at_at_most_every_two_seconds_whatever_tokens_name() throws Exception {
    String token = one.issue();
    TokenKeys.write(file, KeySet.generate().secretJson());
    String foreign = new Node().issue();

    for (int i = 0; i < 1_000; i++) {
      nanos += 1_000_000;
      assertThat(one.believes(foreign)).isFalse();
    }
    assertThat(one.believes(token)).isTrue();

    pass(TokenKeys.LOOK_INTERVAL);
    assertThat(one.believes(foreign)).isTrue();
  }

  @Test
  void a_file_that_is_broken_or_gone_changes_nothing() throws Exception {
    String token = one.issue();
    Files.writeString(file, "{\"keys\":[]}");
    pass(TokenKeys.LOOK_INTERVAL);
    assertThat(one.believes(token)).isTrue();

    Files.delete(file);
    pass(TokenKeys.LOOK_INTERVAL);
    assertThat(one.believes(one.issue())).isTrue();
  }

  @Test
  void the_file_of_the_first_release_is_read_and_rotated() throws Exception {
    ECKey single = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    Files.writeString(file, single.toJSONString());
    Node node = new Node();
    String token = node.issue();
    assertThat(kid(token)).isEqualTo(single.getKeyID());

    List<KeyInfo> keys = TokenKeys.rotate(file, now);

    pass(TokenKeys.LOOK_INTERVAL);
    assertThat(keys).extracting(KeyInfo::signs).containsExactly(true, false);
    assertThat(keys.getFirst().kid()).isEqualTo(single.getKeyID());
    assertThat(node.believes(token)).isTrue();
    assertThat(Files.readString(file)).startsWith("{\"keys\":");
  }

  @Test
  void only_its_owner_may_read_the_file_after_a_rotation() throws Exception {
    TokenKeys.rotate(file, now);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void the_public_keys_have_no_private_parts() {
    TokenKeys.rotate(file, now);
    pass(TokenKeys.LOOK_INTERVAL);

    assertThat(one.keys.publicJson(now)).contains(kid(one.issue())).doesNotContain("\"d\":");
    assertThat(one.keys.current().secretJson()).contains("\"d\":");
  }

  @Test
  void who_rotates_at_the_same_time_loses_no_key() throws Exception {
    try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 8; i++) {
        hands.submit(() -> TokenKeys.rotate(file, now));
      }
    }

    assertThat(TokenKeys.load(file).infos(now)).hasSize(9);
  }

  @Test
  void no_token_outlives_its_key() {
    Duration longer = TokenIssuer.LONGEST_LIFETIME.plusSeconds(1);

    assertThatThrownBy(() -> one.issuer.issue(ALICE, ALICE, Set.of(Role.USER), now, longer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  private static String kid(String token) {
    try {
      return SignedJWT.parse(token).getHeader().getKeyID();
    } catch (java.text.ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
