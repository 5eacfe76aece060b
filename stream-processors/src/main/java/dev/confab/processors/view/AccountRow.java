package dev.confab.processors.view;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.schemas.Ids;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.UserEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
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
    return ByteBuffer.allocate(Ids.BYTES + 1).put(Ids.bytes(userId)).put(KIND).array();
  }

  /** The row after an event, or null if there was none and the event starts none. */
  static @Nullable AccountRow after(@Nullable AccountRow before, UserEvent event) {
    if (event instanceof RegistrationStarted started) {
      return of(started);
    }
    if (before == null) {
      return null;
    }
    Account was = before.account;
    return switch (event) {
      case RegistrationStarted started -> of(started);
      case ClaimGranted e ->
          before.with(e.version(), was.status(), was.refusal(), was.displayName());
      case AccountRegistered e ->
          before.with(e.version(), Status.REGISTERED, null, was.displayName());
      case RegistrationRefused e ->
          before.with(e.version(), Status.REFUSED, e.code(), was.displayName());
      case DisplayNameChanged e ->
          before.with(
              e.version(),
              was.status(),
              was.refusal(),
              e.content() == null ? was.displayName() : e.content().displayName());
      case EmailVerified e -> before.verified(e.version());
      case NameChangeStarted e -> before.waitingFor(e);
      case NameChanged e -> before.renamed(e.version());
      case ProfileChanged e ->
          before.with(
              e.version(),
              was.status(),
              was.refusal(),
              e.content() == null ? was.displayName() : e.content().displayName());
      case PeopleEvent e ->
          before.with(e.version(), was.status(), was.refusal(), was.displayName());
      case NameChangeRefused e ->
          before.with(e.version(), was.status(), e.code(), was.displayName()).withPending(null);
    };
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
    return new AccountRow(
        new Account(
            userId, version, status, refusal, username, email, displayName, createdAt, verified),
        imported,
        kind == null ? null : new PendingName(NameKind.valueOf(kind), name));
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
            false),
        event.imported(),
        null);
  }

  private AccountRow waitingFor(NameChangeStarted event) {
    UniqueName wanted = event.content();
    return with(event.version(), account.status(), null, account.displayName())
        .withPending(new PendingName(event.kind(), wanted == null ? null : wanted.name()));
  }

  private AccountRow renamed(long version) {
    String name = pending == null ? null : pending.name();
    NameKind kind = pending == null ? NameKind.UNKNOWN : pending.kind();
    return new AccountRow(
        new Account(
            account.userId(),
            version,
            account.status(),
            null,
            name != null && kind == NameKind.USERNAME ? name : account.username(),
            name != null && kind == NameKind.EMAIL ? name : account.email(),
            account.displayName(),
            account.createdAt(),
            account.emailVerified() && kind != NameKind.EMAIL),
        imported,
        null);
  }

  private AccountRow withPending(@Nullable PendingName newPending) {
    return new AccountRow(account, imported, newPending);
  }

  private AccountRow with(
      long version, Status status, @Nullable String refusal, String displayName) {
    return new AccountRow(
        new Account(
            account.userId(),
            version,
            status,
            refusal,
            account.username(),
            account.email(),
            displayName,
            account.createdAt(),
            account.emailVerified()),
        imported,
        pending);
  }

  private AccountRow verified(long version) {
    return new AccountRow(
        new Account(
            account.userId(),
            version,
            account.status(),
            account.refusal(),
            account.username(),
            account.email(),
            account.displayName(),
            account.createdAt(),
            true),
        imported,
        pending);
  }
}
