package dev.confab.ingest.memory;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.UserCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accounts, their names, passwords and sessions. */
public final class MemoryUsers {
  private final Supplier<Fault> fault;
  private final Map<UUID, Row> rows = new HashMap<>();
  private final Map<UUID, UUID> owners = new HashMap<>();
  private final List<Row> stalled = new ArrayList<>();

  private static final class Row {
    Account account;
    final Sha256 contentHash;
    final List<UUID> names;
    final @Nullable String passwordHash;
    final Map<UUID, OpenSession> sessions = new HashMap<>();
    final Map<String, Long> imported = new HashMap<>();

    Row(Account account, Sha256 contentHash, List<UUID> names, @Nullable String passwordHash) {
      this.account = account;
      this.contentHash = contentHash;
      this.names = names;
      this.passwordHash = passwordHash;
    }
  }

  MemoryUsers(Supplier<Fault> fault) {
    this.fault = fault;
  }

  /** Names come through after all. */
  public synchronized void settle() {
    stalled.forEach(this::claim);
    stalled.clear();
  }

  synchronized Optional<Account> account(UUID userId) {
    return Optional.ofNullable(rows.get(userId)).map(row -> row.account);
  }

  synchronized Optional<UUID> owner(UUID nameKey) {
    return Optional.ofNullable(owners.get(nameKey));
  }

  synchronized Optional<String> passwordHash(UUID userId) {
    return Optional.ofNullable(rows.get(userId))
        .filter(row -> row.account.status() == Status.REGISTERED)
        .map(row -> row.passwordHash);
  }

  synchronized Outcome decide(UserCommand command) {
    return switch (command) {
      case RegisterAccount c ->
          start(
              c,
              c.content(),
              c.contentHash(),
              List.of(c.usernameKey(), c.emailKey()),
              c.passwordHash());
      case ImportAccount c ->
          start(c, c.content(), c.contentHash(), List.of(c.usernameKey()), null);
      case ChangeDisplayName c -> change(c);
      case OpenSession c -> open(c);
      case RotateSession c -> rotate(c);
      case CloseSession c -> close(c);
      case AnswerClaim _, ExpireRegistration _ -> throw new IllegalArgumentException("internal");
    };
  }

  private Outcome start(
      UserCommand command,
      AccountProfile profile,
      Sha256 contentHash,
      List<UUID> names,
      @Nullable String passwordHash) {
    Row known = rows.get(command.userId());
    if (known != null && known.account.status() != Status.REFUSED) {
      return known.contentHash.equals(contentHash)
          ? accepted(known.account, 1, true)
          : rejected("idempotency_key_reused");
    }
    Account account =
        new Account(
            command.userId(),
            1,
            Status.PENDING,
            null,
            profile.username(),
            profile.email(),
            profile.displayName(),
            command.issuedAt());
    Row row = new Row(account, contentHash, names, passwordHash);
    rows.put(command.userId(), row);
    if (fault.get() == Fault.REGISTRATIONS_STALLED) {
      stalled.add(row);
    } else {
      claim(row);
    }
    return accepted(account, 1, false);
  }

  private void claim(Row row) {
    UUID userId = row.account.userId();
    for (int i = 0; i < row.names.size(); i++) {
      if (owners.containsKey(row.names.get(i))) {
        row.account =
            settled(row.account, Status.REFUSED, i == 0 ? "username_taken" : "email_taken");
        return;
      }
    }
    row.names.forEach(name -> owners.put(name, userId));
    row.account = settled(row.account, Status.REGISTERED, null);
  }

  private static Account settled(Account a, Status status, @Nullable String refusal) {
    return new Account(
        a.userId(), 2, status, refusal, a.username(), a.email(), a.displayName(), a.createdAt());
  }

  private Outcome change(ChangeDisplayName command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    Imported imported = command.imported();
    if (imported != null) {
      if (row.imported.getOrDefault(imported.source(), -1L) >= imported.position()) {
        return rejected("already_imported");
      }
      row.imported.put(imported.source(), imported.position());
    }
    Account a = row.account;
    row.account =
        new Account(
            a.userId(),
            a.version() + 1,
            a.status(),
            null,
            a.username(),
            a.email(),
            command.content().displayName(),
            a.createdAt());
    return accepted(row.account, row.account.version(), false);
  }

  private Outcome open(OpenSession command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    row.sessions.put(command.sessionId(), command);
    return accepted(row.account, 3, false);
  }

  private Outcome rotate(RotateSession command) {
    Row row = registered(command.userId());
    OpenSession session = row == null ? null : row.sessions.get(command.sessionId());
    if (session == null) {
      return rejected("session_not_found");
    }
    if (command.issuedAt().isAfter(session.expiresAt())) {
      return rejected("session_expired");
    }
    if (!session.refreshHash().equals(command.presentedHash())) {
      row.sessions.remove(command.sessionId());
      return rejected("refresh_reused");
    }
    row.sessions.put(
        command.sessionId(),
        new OpenSession(
            command.userId(),
            command.sessionId(),
            command.refreshHash(),
            command.expiresAt(),
            command.issuedAt()));
    return accepted(row.account, 4, false);
  }

  private Outcome close(CloseSession command) {
    Row row = registered(command.userId());
    boolean open = row != null && row.sessions.remove(command.sessionId()) != null;
    return new Accepted(UUID.randomUUID(), command.userId(), 5, 0, Instant.EPOCH, !open);
  }

  private @Nullable Row registered(UUID userId) {
    Row row = rows.get(userId);
    return row != null && row.account.status() == Status.REGISTERED ? row : null;
  }

  private static Outcome accepted(Account account, long version, boolean repeated) {
    return new Accepted(UUID.randomUUID(), account.userId(), version, 0, Instant.EPOCH, repeated);
  }

  private static Outcome rejected(String code) {
    return new Rejected(UUID.randomUUID(), code, "It is " + code + ".");
  }
}
