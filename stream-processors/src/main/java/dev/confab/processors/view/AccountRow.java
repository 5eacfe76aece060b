package dev.confab.processors.view;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.UserEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account as the view keeps it.
 *
 * @param account what queries show
 * @param imported brought by an importer, so without a password
 * @param pending the name that the account will have once its claim is granted; null if no change
 *     is under way
 */
public record AccountRow(Account account, boolean imported, @Nullable PendingName pending) {
  /**
   * A username or an e-mail address that is being claimed.
   *
   * @param name null if only sealed content is known
   */
  public record PendingName(NameKind kind, @Nullable String name) {}

  private static final byte KIND = 'a';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  /** The row after an event, or null if there was none and the event starts none. */
  static @Nullable AccountRow after(@Nullable AccountRow before, UserEvent event) {
    if (before == null) {
      return switch (event) {
        case RegistrationStarted started -> of(started);
        case AccountErased erased -> of(erased);
        case UserEvent _ -> null;
      };
    }
    Account was = before.account;
    return switch (event) {
      case RegistrationStarted started -> of(started);
      case ClaimGranted e -> before.with(was.at(e.version()));
      case AccountRegistered e -> before.with(was.withStatus(e.version(), Status.REGISTERED, null));
      case RegistrationRefused e ->
          before.with(was.withStatus(e.version(), Status.REFUSED, e.code()));
      case DisplayNameChanged e ->
          before.with(
              e.content() == null
                  ? was.at(e.version())
                  : was.withDisplayName(e.version(), e.content().displayName()));
      case EmailVerified e -> before.with(was.verified(e.version()));
      case NameChangeStarted e -> before.waitingFor(e);
      case NameChanged e -> before.renamed(e.version());
      case ProfileChanged e ->
          before.with(
              e.content() == null
                  ? was.at(e.version())
                  : was.withDisplayName(e.version(), e.content().displayName()));
      case PeopleEvent e -> before.with(was.at(e.version()));
      case ChatPreferenceEvent e -> before.with(was.at(e.version()));
      case NameChangeRefused e ->
          before.with(was.withStatus(e.version(), was.status(), e.code())).withPending(null);
      case RolesChanged e -> before.with(was.withRoles(e.version(), Set.copyOf(e.roles())));
      case DeletionRequested e -> before.with(was.withEraseAt(e.version(), e.eraseAt()));
      case DeletionCancelled e -> before.with(was.withEraseAt(e.version(), null));
      case AccountErased e -> of(e);
    };
  }

  /** Is this the mark of an erased account? */
  boolean isErased() {
    return account.status() == Status.ERASED;
  }

  byte[] toBytes() {
    return new RowOut()
        .uuid(account.userId())
        .number(account.version())
        .symbol(account.status())
        .text(account.refusal())
        .text(account.username())
        .text(account.email())
        .text(account.displayName())
        .time(account.createdAt())
        .flag(imported)
        .flag(account.emailVerified())
        .text(pending == null ? null : pending.kind().name())
        .text(pending == null ? null : pending.name())
        .text(roles(account.roles()))
        .timeOrNull(account.eraseAt())
        .bytes();
  }

  /** Reads a row. */
  public static AccountRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    UUID userId = in.uuid();
    long version = in.number();
    Status status = in.symbol(Status.class);
    String refusal = in.textOrNull();
    String username = in.text();
    String email = in.textOrNull();
    String displayName = in.text();
    Instant createdAt = in.time();
    boolean imported = in.flag();
    boolean verified = in.flag();
    String kind = in.textOrNull();
    String name = in.textOrNull();
    Set<AccountRole> roles = in.isAtEnd() ? Set.of() : roles(in.text());
    Instant eraseAt = in.isAtEnd() ? null : in.timeOrNull();
    return new AccountRow(
        new Account(
            userId,
            version,
            status,
            refusal,
            username,
            email,
            displayName,
            createdAt,
            verified,
            roles,
            eraseAt),
        imported,
        kind == null ? null : new PendingName(NameKind.valueOf(kind), name));
  }

  private static String roles(Set<AccountRole> roles) {
    return roles.stream().sorted().map(AccountRole::name).collect(Collectors.joining(" "));
  }

  private static Set<AccountRole> roles(String names) {
    return names.isEmpty()
        ? Set.of()
        : Arrays.stream(names.split(" ")).map(AccountRole::valueOf).collect(Collectors.toSet());
  }

  private static AccountRow of(RegistrationStarted event) {
    AccountProfile profile = event.content();
    return new AccountRow(
        new Account(
            event.userId(),
            event.version(),
            Status.PENDING,
            null,
            profile == null ? "" : profile.username(),
            profile == null ? null : profile.email(),
            profile == null ? "" : profile.displayName(),
            event.at(),
            false,
            Set.of(),
            null),
        event.imported(),
        null);
  }

  /** The mark of an erased account. */
  static AccountRow of(AccountErased event) {
    return new AccountRow(Account.erased(event.userId(), event.version(), event.at()), false, null);
  }

  private AccountRow waitingFor(NameChangeStarted event) {
    UniqueName wanted = event.content();
    return with(account.withStatus(event.version(), account.status(), null))
        .withPending(new PendingName(event.kind(), wanted == null ? null : wanted.name()));
  }

  private AccountRow renamed(long version) {
    Account unnamed = account.withStatus(version, account.status(), null);
    String name = pending == null ? null : pending.name();
    if (pending == null || name == null) {
      return with(unnamed).withPending(null);
    }
    return with(switch (pending.kind()) {
          case USERNAME -> unnamed.withUsername(version, name);
          case EMAIL -> unnamed.withEmail(version, name);
          case UNKNOWN -> unnamed;
        })
        .withPending(null);
  }

  private AccountRow withPending(@Nullable PendingName newPending) {
    return new AccountRow(account, imported, newPending);
  }

  private AccountRow with(Account newAccount) {
    return new AccountRow(newAccount, imported, pending);
  }
}
