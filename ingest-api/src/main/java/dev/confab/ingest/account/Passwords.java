package dev.confab.ingest.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.confab.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with Argon2id (RFC 9106). Each hash costs 19 MiB and some 100 ms of a
 * core, so only {@value #AT_ONCE} run at once; who waits longer than {@link #PATIENCE} is told to
 * come back.
 */
final class Passwords {
  static final int SALT_BYTES = 16;

  // OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes, 1 lane.
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;

  /** As many as the smallest machine has cores: more would only wait for each other. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final SecureRandom random = new SecureRandom();

  byte[] randomSalt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  /** The hash in PHC form: parameters, salt and digest. */
  String hash(String password, byte[] salt) {
    return inTurn(() -> argon2.hash(bytes(password), salt).getResult());
  }

  /** Is this the password of a hash, whatever parameters the hash was made with? */
  boolean matches(String password, String hash) {
    return inTurn(
        () ->
            Argon2Function.getInstanceFromHash(hash)
                .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Keyboards differ in how they compose a letter (RFC 8265 §4.2): NFC makes them agree. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private <T> T inTurn(Supplier<T> work) {
    boolean mine = false;
    try {
      mine = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw ProblemException.later(
            "overloaded", "Too many passwords are being checked.", RETRY_AFTER_SECONDS);
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.later("overloaded", "The node is stopping.", RETRY_AFTER_SECONDS);
    } finally {
      if (mine) {
        turns.release();
      }
    }
  }
}
