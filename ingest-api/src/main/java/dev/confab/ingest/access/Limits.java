package dev.confab.ingest.access;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.limit.AddressKeys;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.limit.TokenBuckets;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How often somebody may ask; who asks more often is answered 429. Nothing here looks at an
 * account: names that nobody has are counted like all others, so the answer does not tell which
 * there are.
 */
public final class Limits {
  private final TokenBuckets<String> addresses;
  private final TokenBuckets<UUID> users;
  private final TokenBuckets<UUID> chats;
  private final TokenBuckets<String> registrations;
  private final TokenBuckets<Guess> guesses;
  private final TokenBuckets<String> guessers;

  /** Log-ins with one name from one address. */
  private record Guess(UUID nameKey, String address) {}

  /** With nothing counted yet. */
  public Limits(LimitsConfig config, Ticker ticker) {
    addresses = new TokenBuckets<>(config.address(), ticker);
    users = new TokenBuckets<>(config.user(), ticker);
    chats = new TokenBuckets<>(config.chat(), ticker);
    registrations = new TokenBuckets<>(config.registration(), ticker);
    guesses = new TokenBuckets<>(config.logIn(), ticker);
    guessers = new TokenBuckets<>(config.logInAddress(), ticker);
  }

  /** Counts a request of somebody unknown. */
  void request(String address) {
    require(addresses.take(AddressKeys.of(address)), "Too many requests from your address.");
  }

  /** Counts a request of a user; importers send as fast as they can, and may. */
  void request(String address, Principal principal) {
    if (!principal.roles().contains(Role.IMPORTER)) {
      request(address);
      require(users.take(principal.userId()), "You send too many requests.");
    }
  }

  /** Counts a change of a chat. */
  public void change(UUID chatId) {
    require(chats.take(chatId), "There is too much going on in this chat.");
  }

  /** Counts a registration, unless it ends in an error of ours. */
  public <T> T registration(String address, Supplier<T> attempt) {
    String key = AddressKeys.of(address);
    require(registrations.take(key), "Too many registrations from your address.");
    try {
      return attempt.get();
    } catch (RuntimeException e) {
      if (!isAnswer(e)) {
        registrations.giveBack(key);
      }
      throw e;
    }
  }

  /**
   * Counts a log-in that fails. All are counted first and given back after, so that a hundred at
   * the same time are a hundred. Success clears what this address did to this name, but not what it
   * did to other names: one's own account is no key to those of others.
   */
  public <T> T logIn(String address, UUID nameKey, Supplier<T> attempt) {
    String from = AddressKeys.of(address);
    Guess guess = new Guess(nameKey, from);
    require(guessers.take(from), "Too many failed log-ins.");
    int wait = guesses.take(guess);
    if (wait > 0) {
      guessers.giveBack(from);
      require(wait, "Too many failed log-ins.");
    }
    try {
      T result = attempt.get();
      guessers.giveBack(from);
      guesses.refill(guess);
      return result;
    } catch (RuntimeException e) {
      if (!isAnswer(e)) {
        guessers.giveBack(from);
        guesses.giveBack(guess);
      }
      throw e;
    }
  }

  /** Did the attempt learn something, or was it only us who could not answer? */
  private static boolean isAnswer(RuntimeException e) {
    return e instanceof ProblemException problem && problem.status() < 500;
  }

  private static void require(int waitSeconds, String otherwise) {
    if (waitSeconds > 0) {
      throw ProblemException.rateLimited(otherwise, waitSeconds);
    }
  }
}
