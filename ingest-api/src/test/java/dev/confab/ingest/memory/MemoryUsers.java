package dev.confab.ingest.memory;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.platform.query.Session;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.ChatPreferenceCommand;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.PeopleCommand;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Accounts, their names, passwords and sessions. */
public final class MemoryUsers {
  private final Supplier<Fault> fault;
  private final Map<UUID, Row> rows = new HashMap<>();
  private final Map<UUID, UUID> owners = new HashMap<>();
  private final Set<UUID> endedSessions = new HashSet<>();
  private final List<Row> stalled = new ArrayList<>();

  private static final class Row {
    Account account;
    final Sha256 contentHash;
    final List<UUID> names;
    @Nullable String passwordHash;
    final MemoryMailTokens mailTokens = new MemoryMailTokens();
    final MemoryPeople people = new MemoryPeople();
    final MemoryOwnChats chats = new MemoryOwnChats();
    final Map<UUID, Held> sessions = new HashMap<>();
    final Map<String, Long> imported = new HashMap<>();

    Row(Account account, Sha256 contentHash, List<UUID> names, @Nullable String passwordHash) {
      this.account = account;
      this.contentHash = contentHash;
      this.names = new ArrayList<>(names);
      this.passwordHash = passwordHash;
    }
  }

  /** A session and its newest secret. */
  private record Held(Session session, Sha256 refreshHash) {}

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

  synchronized List<Account> accounts() {
    return rows.values().stream().map(row -> row.account).toList();
  }

  /** From now on somebody is there in this way. */
  public void is(UUID userId, PresenceStatus status, @Nullable Instant lastSeenAt) {
    people(userId).orElseThrow().is(status, lastSeenAt);
  }

  synchronized Optional<MemoryPeople> people(UUID userId) {
    return Optional.ofNullable(rows.get(userId)).map(row -> row.people);
  }

  /** What somebody has of chats, if they have come to a version. */
  synchronized MemoryOwnChats ownChats(UUID userId, long minVersion) {
    Row row = rows.get(userId);
    if (row == null) {
      return new MemoryOwnChats();
    }
    if (row.account.version() < minVersion) {
      throw new AssertionError("waits for ever for version " + minVersion);
    }
    return row.chats;
  }

  synchronized Optional<UUID> owner(UUID nameKey) {
    return Optional.ofNullable(owners.get(nameKey));
  }

  synchronized Optional<String> passwordHash(UUID userId) {
    return Optional.ofNullable(rows.get(userId))
        .filter(row -> row.account.status() == Status.REGISTERED)
        .map(row -> row.passwordHash);
  }

  /** Was this session ended? */
  public synchronized boolean isEnded(UUID sessionId) {
    return endedSessions.contains(sessionId);
  }

  synchronized List<Session> sessions(UUID userId) {
    return Optional.ofNullable(rows.get(userId)).stream()
        .flatMap(row -> row.sessions.values().stream())
        .map(Held::session)
        .toList();
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
      case RequestEmailVerification c -> request(c, MailTokenKind.EMAIL_VERIFICATION);
      case RequestPasswordReset c -> request(c, MailTokenKind.PASSWORD_RESET);
      case VerifyEmail c -> verify(c);
      case ResetPassword c -> reset(c);
      case CloseSessions c -> close(c);
      case ChangePassword c -> change(c);
      case ChangeName c -> change(c);
      case ChangeRoles c -> change(c);
      case RequestDeletion c -> request(c);
      case CancelDeletion c -> cancel(c);
      case PeopleCommand c -> change(c);
      case ChatPreferenceCommand c -> change(c);
      case AnswerClaim _, ExpireRegistration _, EraseAccount _ ->
          throw new IllegalArgumentException("internal");
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
            command.issuedAt(),
            false,
            Set.of(),
            null);
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
            row.account.withStatus(2, Status.REFUSED, i == 0 ? "username_taken" : "email_taken");
        return;
      }
    }
    row.names.forEach(name -> owners.put(name, userId));
    row.account = row.account.withStatus(2, Status.REGISTERED, null);
    if (row.account.email() != null) {
      row.mailTokens.issue(MailTokenKind.EMAIL_VERIFICATION, row.account.createdAt());
    }
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
    row.account =
        row.account.withDisplayName(row.account.version() + 1, command.content().displayName());
    return accepted(row.account, row.account.version(), false);
  }

  /** Number of the newest mailed token of a kind; 0 if none was issued. */
  public synchronized long tokenNo(UUID userId, MailTokenKind kind) {
    return rows.get(userId).mailTokens.no(kind);
  }

  private Outcome request(UserCommand command, MailTokenKind kind) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    if (kind == MailTokenKind.EMAIL_VERIFICATION && row.account.emailVerified()) {
      return rejected("email_already_verified");
    }
    Duration wait = row.mailTokens.issue(kind, command.issuedAt());
    return wait.isZero()
        ? accepted(row.account, row.account.version(), false)
        : new Rejected(UUID.randomUUID(), "too_many_mails", "Too many.", wait.toMillis());
  }

  private Outcome verify(VerifyEmail c) {
    Row row = registered(c.userId());
    return use(
        row,
        MailTokenKind.EMAIL_VERIFICATION,
        c.tokenNo(),
        c.contentHash(),
        c.issuedAt(),
        () -> row.account = row.account.verified(row.account.version() + 1));
  }

  private Outcome reset(ResetPassword c) {
    Row row = registered(c.userId());
    return use(
        row,
        MailTokenKind.PASSWORD_RESET,
        c.tokenNo(),
        c.contentHash(),
        c.issuedAt(),
        () -> {
          row.passwordHash = c.passwordHash();
          endAllBut(null, row);
        });
  }

  private static Outcome use(
      @Nullable Row row,
      MailTokenKind kind,
      long no,
      Sha256 contentHash,
      Instant at,
      Runnable effect) {
    String refusal =
        row == null ? "invalid_token" : row.mailTokens.refusal(kind, no, contentHash, at);
    if (refusal != null) {
      return rejected(refusal);
    }
    boolean first = row.mailTokens.use(kind, contentHash);
    if (first) {
      effect.run();
    }
    return accepted(row.account, row.account.version(), !first);
  }

  private Outcome open(OpenSession command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    if (!row.account.roles().containsAll(command.roles())) {
      return rejected("roles_changed");
    }
    Session session =
        new Session(
            command.sessionId(),
            command.device(),
            command.issuedAt(),
            command.issuedAt(),
            command.expiresAt());
    row.sessions.put(command.sessionId(), new Held(session, command.refreshHash()));
    return accepted(row.account, 3, false);
  }

  private Outcome rotate(RotateSession command) {
    Row row = registered(command.userId());
    Held held = row == null ? null : row.sessions.get(command.sessionId());
    if (held == null) {
      return rejected("session_not_found");
    }
    if (command.issuedAt().isAfter(held.session().expiresAt())) {
      return rejected("session_expired");
    }
    if (!held.refreshHash().equals(command.presentedHash())) {
      end(row, command.sessionId());
      return rejected("refresh_reused");
    }
    Session session =
        new Session(
            command.sessionId(),
            held.session().device(),
            held.session().createdAt(),
            command.issuedAt(),
            command.expiresAt());
    row.sessions.put(command.sessionId(), new Held(session, command.refreshHash()));
    return accepted(row.account, 4, false);
  }

  private Outcome close(CloseSession command) {
    Row row = registered(command.userId());
    boolean open = row != null && end(row, command.sessionId());
    return new Accepted(UUID.randomUUID(), command.userId(), 5, 0, Instant.EPOCH, !open);
  }

  private Outcome close(CloseSessions command) {
    Row row = registered(command.userId());
    boolean open = row != null && !row.sessions.isEmpty();
    if (open) {
      endAllBut(null, row);
    }
    return new Accepted(UUID.randomUUID(), command.userId(), 5, 0, Instant.EPOCH, !open);
  }

  private boolean end(Row row, UUID sessionId) {
    boolean open = row.sessions.remove(sessionId) != null;
    if (open) {
      endedSessions.add(sessionId);
    }
    return open;
  }

  private void endAllBut(@Nullable UUID kept, Row row) {
    for (UUID sessionId : List.copyOf(row.sessions.keySet())) {
      if (!sessionId.equals(kept)) {
        end(row, sessionId);
      }
    }
  }

  private Outcome change(ChangePassword command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    if (fault.get() == Fault.PASSWORD_OVERTAKEN
        || !command.verifiedHash().equals(PasswordSet.digest(row.passwordHash))) {
      return rejected("password_changed");
    }
    row.passwordHash = command.passwordHash();
    endAllBut(command.sessionId(), row);
    return accepted(row.account, row.account.version(), false);
  }

  private Outcome change(ChangeName command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    boolean email = command.kind() == NameKind.EMAIL;
    if (email && !PasswordSet.digest(row.passwordHash).equals(command.verifiedHash())) {
      return rejected("password_changed");
    }
    UUID owner = owners.putIfAbsent(command.nameKey(), command.userId());
    boolean own = owner == null || owner.equals(command.userId());
    if (own && owner == null) {
      owners.remove(row.names.set(email ? 1 : 0, command.nameKey()));
    }
    Account a = row.account;
    long version = a.version() + 2;
    String name = command.content().name();
    if (!own) {
      row.account = a.withStatus(version, a.status(), email ? "email_taken" : "username_taken");
    } else if (email) {
      row.account = a.withEmail(version, name);
      row.mailTokens.end(MailTokenKind.PASSWORD_RESET);
      row.mailTokens.issue(MailTokenKind.EMAIL_VERIFICATION, command.issuedAt());
    } else {
      row.account = a.withUsername(version, name);
    }
    return accepted(row.account, version - 1, false);
  }

  private Outcome change(ChangeRoles command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    Set<AccountRole> wanted = Set.copyOf(command.roles());
    boolean admin = row.account.roles().contains(AccountRole.ADMIN);
    if (command.actor().equals(command.userId()) && admin && !wanted.contains(AccountRole.ADMIN)) {
      return rejected("own_admin_role");
    }
    if (!wanted.containsAll(row.account.roles())) {
      endAllBut(null, row);
    }
    row.account = row.account.withRoles(row.account.version() + 1, wanted);
    return accepted(row.account, row.account.version(), false);
  }

  private Outcome request(RequestDeletion command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    boolean own = command.actor().equals(command.userId());
    if (!own && row.passwordHash != null) {
      return rejected("account_has_password");
    }
    boolean again = row.account.eraseAt() != null;
    if (!again) {
      endAllBut(null, row);
      Instant eraseAt = command.issuedAt().plusMillis(command.graceMs());
      row.account = row.account.withEraseAt(row.account.version() + 1, eraseAt);
    }
    long version = row.account.version();
    if (fault.get() == Fault.DELETION_OVERTAKEN) {
      row.account = row.account.withEraseAt(version + 1, null);
    }
    return new Accepted(UUID.randomUUID(), command.userId(), version, 0, command.issuedAt(), again);
  }

  private Outcome cancel(CancelDeletion command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    row.account = row.account.withEraseAt(row.account.version() + 1, null);
    return accepted(row.account, row.account.version(), false);
  }

  /** Time comes for somebody who wished to be erased. */
  public synchronized void erase(UUID userId) {
    Row row = rows.get(userId);
    row.names.forEach(owners::remove);
    endAllBut(null, row);
    row.passwordHash = null;
    row.account = Account.erased(userId, row.account.version() + 1, row.account.createdAt());
  }

  private Outcome change(PeopleCommand command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    Account a = row.account;
    if (!row.people.change(command, a.displayName())) {
      return accepted(a, a.version(), true);
    }
    row.account =
        command instanceof ChangeProfile c
            ? a.withDisplayName(a.version() + 1, c.content().displayName())
            : a.at(a.version() + 1);
    return accepted(row.account, row.account.version(), false);
  }

  private Outcome change(ChatPreferenceCommand command) {
    Row row = registered(command.userId());
    if (row == null) {
      return rejected("account_not_found");
    }
    boolean changed = row.chats.change(command);
    row.account = changed ? row.account.at(row.account.version() + 1) : row.account;
    return accepted(row.account, row.account.version(), !changed);
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
