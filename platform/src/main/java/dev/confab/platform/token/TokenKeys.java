package dev.confab.platform.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that sign access tokens, RSA of 2048 bits (RS256), kept as a file of JWKs with their
 * private parts; those that earlier releases made are on P-256 (ES256). Keys that come from a file
 * follow it: who uses them looks at the file first, but not within {@link #LOOK_INTERVAL} of the
 * last look, whatever keys the tokens name. A file that cannot be read changes nothing.
 */
public final class TokenKeys {
  /** Name of the key file in a data folder's {@code secrets}. */
  public static final String FILE_NAME = "token-key.jwk";

  /** A look costs some microseconds; {@link KeySet#LEAD} is sixty times this. */
  static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);

  private final @Nullable KeyFile file;
  private final LongSupplier nanoTime;
  private final AtomicLong lookedAt;
  private volatile Seen seen;
  private volatile boolean unreadable;

  /** What the file was when it was read, and what it held; no stamp: there is no file. */
  private record Seen(KeyFile.@Nullable Stamp stamp, KeySet keys) {}

  private TokenKeys(@Nullable KeyFile file, Seen seen, LongSupplier nanoTime) {
    this.file = file;
    this.seen = seen;
    this.nanoTime = nanoTime;
    this.lookedAt = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Reads the keys, and follows the file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalStateException if the file holds no such keys
   */
  public static TokenKeys load(Path file) {
    return load(file, System::nanoTime);
  }

  static TokenKeys load(Path file, LongSupplier nanoTime) {
    KeyFile keyFile = new KeyFile(file);
    try {
      return new TokenKeys(keyFile, read(keyFile), nanoTime);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the keys, or makes one that only this user may read; removes those that have ended. */
  public static TokenKeys loadOrCreate(Path file) {
    if (Files.exists(file)) {
      Instant now = Instant.now();
      new KeyFile(file).update(keys -> keys.pruned(now));
    } else {
      write(file, KeySet.generate().secretJson());
    }
    return load(file);
  }

  /** A new key, kept nowhere. */
  public static TokenKeys generate() {
    return new TokenKeys(null, new Seen(null, KeySet.generate()), System::nanoTime);
  }

  /**
   * Adds a key to a file, which signs in two minutes, and removes those that have ended. Whoever
   * has loaded the file notices.
   *
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public static List<KeyInfo> rotate(Path file, Instant now) {
    return new KeyFile(file).update(keys -> keys.rotated(now)).infos(now);
  }

  /**
   * Puts one new key, which signs at once, in the place of all: for when one was stolen. All access
   * tokens end when nodes notice.
   *
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public static List<KeyInfo> replace(Path file, Instant now) {
    return new KeyFile(file).update(_ -> KeySet.generate()).infos(now);
  }

  /** The keys, the oldest first. */
  public List<KeyInfo> infos(Instant now) {
    return current().infos(now);
  }

  /** The public parts of the keys that verify, as a JWK set. */
  public String publicJson(Instant now) {
    return current().publicJson(now);
  }

  /** The keys as the file has them now, or had them a moment ago. */
  KeySet current() {
    if (file != null && isTimeToLook()) {
      look(file);
    }
    return seen.keys();
  }

  /** Writes a secret whole or not at all, readable by its owner only. */
  public static void write(Path file, String secret) {
    KeyFile.write(file, secret);
  }

  private boolean isTimeToLook() {
    long last = lookedAt.get();
    long now = nanoTime.getAsLong();
    return now - last >= LOOK_INTERVAL.toNanos() && lookedAt.compareAndSet(last, now);
  }

  private void look(KeyFile at) {
    try {
      if (!at.stamp().equals(seen.stamp())) {
        seen = read(at);
        log.atInfo().addKeyValue("keys", seen.keys().size()).log("token keys read again");
      }
      unreadable = false;
    } catch (IOException | IllegalStateException e) {
      if (!unreadable) {
        unreadable = true;
        log.atError().setCause(e).log("token keys cannot be read; those of before stay in use");
      }
    }
  }

  /** The stamp is older than what is read, so that a change in between is not missed. */
  private static Seen read(KeyFile from) throws IOException {
    KeyFile.Stamp stamp = from.stamp();
    return new Seen(stamp, from.read());
  }
}
