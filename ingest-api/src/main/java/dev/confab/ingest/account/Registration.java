package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.RegisterAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Registers people. The command only starts a registration; this waits until the names are claimed
 * and log-in works, which is what 201 promises.
 *
 * <p>A retry ends well in both ways. With an {@code Idempotency-Key} it is the same command (see
 * {@link RegistrationKeys}) and gets the first outcome. Without one it is a new registration, which
 * finds its names taken: by an account with the same names. If that account's password is the one
 * given, the caller has shown that it is theirs, as at log-in, and gets it as the result.
 */
final class Registration {
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Commands commands;
  private final Views views;
  private final NameKeys names;
  private final RegistrationKeys keys;
  private final Passwords passwords;
  private final InstantSource clock;

  /** What somebody wants; {@code key} is the request's {@code Idempotency-Key}, if it has one. */
  record Wish(String username, String email, String password, @Nullable String key) {
    /** The password is a secret: it is not printed. */
    @Override
    public String toString() {
      return "Wish[…]";
    }
  }

  Registration(
      Commands commands,
      Views views,
      NameKeys names,
      RegistrationKeys keys,
      Passwords passwords,
      InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.names = names;
    this.keys = keys;
    this.passwords = passwords;
    this.clock = clock;
  }

  Registered register(Wish wish) {
    RegisterAccount command = command(wish);
    Accepted accepted = commands.send(command);
    Account account =
        views
            .settledAccount(command.userId(), accepted.seq(), SETTLING)
            .orElseThrow(Registration::undecided);
    return switch (account.status()) {
      case PENDING -> throw undecided();
      case REGISTERED -> usable(command, account);
      case REFUSED -> ownOrTaken(wish, command, account);
      case ERASED -> throw Refusals.erased();
    };
  }

  private RegisterAccount command(Wish wish) {
    String key = wish.key();
    UUID userId =
        key == null
            ? UUID.randomUUID()
            : RegistrationKeys.userId(key, wish.username(), wish.email());
    byte[] salt = key == null ? passwords.randomSalt() : keys.salt(userId, key);
    return new RegisterAccount(
        userId,
        key == null ? userId.toString() : key,
        new AccountProfile(wish.username(), wish.email(), wish.username()),
        null,
        names.username(wish.username()),
        names.email(wish.email()),
        passwords.hash(wish.password(), salt),
        clock.instant());
  }

  /** Waits until names lead to the account; that it is settled says that its password is there. */
  private Registered usable(RegisterAccount command, Account account) {
    Optional<UUID> owner = Optional.of(command.userId());
    if (!views.nameOwner(command.usernameKey(), command.userId()).equals(owner)
        || !views.nameOwner(command.emailKey(), command.userId()).equals(owner)
        || views.passwordHash(command.userId()).isEmpty()) {
      throw undecided();
    }
    return new Registered(account.userId(), account.username());
  }

  /** The account that has the username, if it is the caller's own. */
  private Registered ownOrTaken(Wish wish, RegisterAccount command, Account refused) {
    Optional<Account> holder =
        views
            .nameOwner(command.usernameKey(), null)
            .flatMap(owner -> views.settledAccount(owner, 0, Views.PATIENCE));
    boolean settled = holder.filter(a -> a.status() != Account.Status.PENDING).isPresent();
    if ("username_taken".equals(refused.refusal()) && !settled) {
      // Perhaps the caller's own first attempt, which is still under way.
      throw undecided();
    }
    return holder
        .filter(account -> account.status() == Account.Status.REGISTERED)
        .filter(account -> hasEmail(account, wish.email()))
        .filter(account -> hasPassword(account, wish.password()))
        .map(account -> new Registered(account.userId(), account.username()))
        .orElseThrow(() -> Refusals.problem(refused));
  }

  private boolean hasPassword(Account account, String password) {
    return views
        .passwordHash(account.userId())
        .filter(hash -> passwords.matches(password, hash))
        .isPresent();
  }

  private static boolean hasEmail(Account account, String email) {
    return account.email() != null
        && NameKeys.normalised(account.email()).equals(NameKeys.normalised(email));
  }

  private static ProblemException undecided() {
    return ProblemException.later(
        "outcome_unknown",
        "The registration is under way: repeat the same request with the same Idempotency-Key.",
        RETRY_AFTER_SECONDS);
  }
}
