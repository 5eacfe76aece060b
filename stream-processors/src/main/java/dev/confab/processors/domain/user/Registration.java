package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest attempt to register an account.
 *
 * @param startedVersion version of its RegistrationStarted; names the attempt in its claims and
 *     their answers
 * @param startedAt time of its RegistrationStarted
 * @param contentHash digest of the wish: tells a retry from a reused key
 * @param usernameKey key of the username now
 * @param emailKey key of the e-mail address now; null for imported accounts
 * @param granted the name that was granted while the other had not answered; null if none was
 */
public record Registration(
    long startedVersion,
    Instant startedAt,
    Sha256 contentHash,
    UUID usernameKey,
    @Nullable UUID emailKey,
    @Nullable UUID granted) {
  /**
   * How long an attempt waits for its claims: they take milliseconds when all is well and end with
   * the slowest fail-over of a processor when it is not.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** When the attempt ends if its claims never answer. */
  public Instant dueAt() {
    return startedAt.plus(PATIENCE);
  }

  /** Imported accounts have neither e-mail address nor password. */
  boolean imported() {
    return emailKey == null;
  }

  List<UUID> nameKeys() {
    List<UUID> keys = new ArrayList<>();
    keys.add(usernameKey);
    if (emailKey != null) {
      keys.add(emailKey);
    }
    return keys;
  }

  /** The key of a name that the account has; null if it has none of the kind. */
  @Nullable UUID nameKey(NameKind kind) {
    return switch (kind) {
      case USERNAME -> usernameKey;
      case EMAIL -> emailKey;
      case UNKNOWN -> throw new IllegalArgumentException("no name is of an unknown kind");
    };
  }

  boolean claims(UUID nameKey) {
    return nameKeys().contains(nameKey);
  }

  /** Would this grant be the last one? */
  boolean completedBy(UUID nameKey) {
    return nameKeys().stream().allMatch(key -> key.equals(nameKey) || key.equals(granted));
  }

  Registration withName(NameKind kind, UUID nameKey) {
    return switch (kind) {
      case USERNAME ->
          new Registration(startedVersion, startedAt, contentHash, nameKey, emailKey, granted);
      case EMAIL ->
          new Registration(startedVersion, startedAt, contentHash, usernameKey, nameKey, granted);
      case UNKNOWN -> throw new IllegalArgumentException("no name is of an unknown kind");
    };
  }

  Registration withGranted(UUID nameKey) {
    return new Registration(startedVersion, startedAt, contentHash, usernameKey, emailKey, nameKey);
  }
}
