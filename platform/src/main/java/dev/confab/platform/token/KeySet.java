package dev.confab.platform.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of access tokens at one moment, the oldest first. Rotation is a matter of time, so that
 * nodes need not agree on anything but the file, and roughly on the time:
 *
 * <ol>
 *   <li>A new key is in the file {@link #LEAD} before it signs. Until then every node has read the
 *       file again and verifies with it, and so has whoever fetches the public keys.
 *   <li>Then each node signs with it as soon as its own clock says so. Who is late signs with the
 *       old key, which all still verify with.
 *   <li>The old key verifies for {@link #RETIREMENT} more: what it signed last has expired by then.
 *       After that it counts for nothing, whether somebody has removed it from the file or not.
 * </ol>
 *
 * <p>A crash between any two steps changes nothing: no step has to be finished by anybody.
 */
final class KeySet {
  /** Many times what a node needs to notice the file, and above the cache time of the keys. */
  static final Duration LEAD = Duration.ofMinutes(2);

  /** Clocks of nodes differ by less. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  static final Duration RETIREMENT = TokenIssuer.LONGEST_LIFETIME.plus(SKEW);

  private static final String KEYS = "keys";

  private final List<TokenKey> keys;

  /** By kid: every request asks. */
  private final Map<String, Term> terms = new HashMap<>();

  /**
   * A key and how long it counts.
   *
   * @param end when what it signed has expired; null: it has no successor
   */
  private record Term(TokenKey key, @Nullable Instant end) {
    boolean lastsAt(Instant now) {
      return end == null || now.isBefore(end);
    }
  }

  private KeySet(Stream<TokenKey> keys) {
    this.keys = keys.sorted(Comparator.comparing(TokenKey::signsFrom)).toList();
    if (this.keys.isEmpty()) {
      throw new IllegalStateException("there is no token key");
    }
    for (int i = 0; i < this.keys.size(); i++) {
      TokenKey key = this.keys.get(i);
      TokenKey next = i + 1 < this.keys.size() ? this.keys.get(i + 1) : null;
      terms.put(key.kid(), new Term(key, next == null ? null : next.signsFrom().plus(RETIREMENT)));
    }
  }

  /** One new key that signs at once. */
  static KeySet generate() {
    return new KeySet(Stream.of(TokenKey.generate(Instant.EPOCH)));
  }

  /** Reads a set of keys in JWK form, or one key: what the first release wrote. */
  static KeySet parse(String json) throws ParseException {
    Map<String, Object> object = JSONObjectUtils.parse(json);
    if (!object.containsKey(KEYS)) {
      return new KeySet(Stream.of(TokenKey.parse(object)));
    }
    List<TokenKey> keys = new ArrayList<>();
    for (Map<String, Object> key : JSONObjectUtils.getJSONObjectArray(object, KEYS)) {
      keys.add(TokenKey.parse(key));
    }
    return new KeySet(keys.stream());
  }

  /** With private parts: a secret. */
  String secretJson() {
    return json(keys.stream().map(key -> key.jwk().toJSONObject()).toList());
  }

  /** Without private parts, of the keys that count: what others may verify with. */
  String publicJson(Instant now) {
    return json(
        keys.stream()
            .filter(key -> verifies(key, now))
            .map(key -> key.jwk().toPublicJWK().toJSONObject())
            .toList());
  }

  /** The key that signs now: the newest whose time has come. */
  TokenKey signing(Instant now) {
    return keys.reversed().stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .findFirst()
        .orElse(keys.getFirst());
  }

  /** The key that a token names, if it counts. */
  Optional<TokenKey> verifying(@Nullable String kid, Instant now) {
    return Optional.ofNullable(terms.get(kid)).filter(term -> term.lastsAt(now)).map(Term::key);
  }

  /** With a new key, and without those that count no more. */
  KeySet rotated(Instant now) {
    return new KeySet(
        Stream.concat(pruned(now).keys.stream(), Stream.of(TokenKey.generate(now.plus(LEAD)))));
  }

  /** Without the keys that count no more. */
  KeySet pruned(Instant now) {
    return new KeySet(keys.stream().filter(key -> verifies(key, now)));
  }

  /** What an operator may know of the keys. */
  List<KeyInfo> infos(Instant now) {
    TokenKey signing = signing(now);
    return keys.stream()
        .map(key -> new KeyInfo(key.kid(), key == signing, key.signsFrom(), term(key).end()))
        .toList();
  }

  int size() {
    return keys.size();
  }

  private boolean verifies(TokenKey key, Instant now) {
    return term(key).lastsAt(now);
  }

  private Term term(TokenKey key) {
    return Objects.requireNonNull(terms.get(key.kid()));
  }

  private static String json(List<Map<String, Object>> jwks) {
    return JSONObjectUtils.toJSONString(Map.of(KEYS, jwks));
  }
}
