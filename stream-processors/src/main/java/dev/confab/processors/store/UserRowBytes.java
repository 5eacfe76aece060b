package dev.confab.processors.store;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.Deletion;
import dev.confab.processors.domain.user.ErasedRow;
import dev.confab.processors.domain.user.MailTokenRow;
import dev.confab.processors.domain.user.NameChange;
import dev.confab.processors.domain.user.Registration;
import dev.confab.processors.domain.user.SessionRow;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Values of a user's rows. */
final class UserRowBytes {
  private static final byte V1 = 1;

  /** Accounts with roles and deletions. */
  private static final byte V2 = 2;

  private UserRowBytes() {}

  static byte[] write(AccountRow account) {
    Registration registration = account.registration();
    RowOut out =
        new RowOut(V2)
            .code(code(account.status()))
            .number(account.version())
            .time(account.lastAt())
            .number(registration.startedVersion())
            .time(registration.startedAt())
            .hash(registration.contentHash())
            .id(registration.usernameKey())
            .idOrNull(registration.emailKey())
            .idOrNull(registration.granted())
            .hashOrNull(account.displayName())
            .hashOrNull(account.password())
            .flag(account.nameChange() != null);
    NameChange change = account.nameChange();
    if (change != null) {
      write(change, out);
    }
    List<AccountRole> roles = account.roles().stream().sorted().toList();
    out.count(roles.size());
    roles.forEach(role -> out.code(code(role)));
    Deletion deletion = account.deletion();
    out.flag(deletion != null);
    if (deletion != null) {
      out.number(deletion.requestedVersion()).time(deletion.eraseAt());
    }
    return out.bytes();
  }

  static AccountRow readAccount(byte[] row) {
    boolean first = RowIn.version(row) == V1;
    RowIn in = new RowIn(row, first ? V1 : V2);
    Status status = statusOf(in.code());
    long version = in.number();
    Instant lastAt = in.time();
    Registration registration = readRegistration(in);
    Sha256 displayName = in.hashOrNull();
    Sha256 password = in.hashOrNull();
    NameChange change = in.flag() ? readNameChange(in) : null;
    Set<AccountRole> roles = first ? Set.of() : readRoles(in);
    Deletion deletion = !first && in.flag() ? new Deletion(in.number(), in.time()) : null;
    return new AccountRow(
        status, version, lastAt, registration, change, displayName, password, roles, deletion);
  }

  private static Set<AccountRole> readRoles(RowIn in) {
    Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
    for (int left = in.count(); left > 0; left--) {
      roles.add(roleOf(in.code()));
    }
    return roles;
  }

  static byte[] write(ErasedRow mark) {
    return new RowOut(V1).number(mark.version()).time(mark.at()).bytes();
  }

  static ErasedRow readErased(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new ErasedRow(in.number(), in.time());
  }

  private static Registration readRegistration(RowIn in) {
    return new Registration(
        in.number(), in.time(), in.hash(), in.id(), in.idOrNull(), in.idOrNull());
  }

  private static void write(NameChange change, RowOut out) {
    out.number(change.startedVersion())
        .time(change.startedAt())
        .code(code(change.kind()))
        .id(change.nameKey());
  }

  private static NameChange readNameChange(RowIn in) {
    return new NameChange(in.number(), in.time(), kindOf(in.code()), in.id());
  }

  static byte[] write(SessionRow session) {
    return new RowOut(V1)
        .id(session.sessionId())
        .hash(session.refreshHash())
        .time(session.createdAt())
        .textOrNull(session.device())
        .time(session.expiresAt())
        .bytes();
  }

  static SessionRow readSession(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new SessionRow(in.id(), in.hash(), in.time(), in.textOrNull(), in.time());
  }

  static byte[] write(MailTokenRow token) {
    RowOut out =
        new RowOut(V1)
            .code(code(token.kind()))
            .number(token.no())
            .time(token.expiresAt())
            .hashOrNull(token.usedFor())
            .count(token.recent().size());
    token.recent().forEach(out::time);
    return out.bytes();
  }

  static MailTokenRow readMailToken(byte[] row) {
    RowIn in = new RowIn(row, V1);
    MailTokenKind kind = mailTokenKindOf(in.code());
    long no = in.number();
    Instant expiresAt = in.time();
    Sha256 usedFor = in.hashOrNull();
    List<Instant> recent = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      recent.add(in.time());
    }
    return new MailTokenRow(kind, no, expiresAt, recent, usedFor);
  }

  static byte[] write(long number) {
    return new RowOut(V1).number(number).bytes();
  }

  static long readNumber(byte[] row) {
    return new RowIn(row, V1).number();
  }

  // Codes are for ever; the order of an enum is not.

  private static byte code(Status status) {
    return switch (status) {
      case PENDING -> 1;
      case REGISTERED -> 2;
      case REFUSED -> 3;
    };
  }

  private static byte code(AccountRole role) {
    return switch (role) {
      case UNKNOWN -> throw new IllegalStateException("nobody has an unknown role");
      case MODERATOR -> 1;
      case ADMIN -> 2;
    };
  }

  private static AccountRole roleOf(byte code) {
    return switch (code) {
      case 1 -> AccountRole.MODERATOR;
      case 2 -> AccountRole.ADMIN;
      default -> throw new IllegalStateException("no role has code " + code);
    };
  }

  private static byte code(MailTokenKind kind) {
    return switch (kind) {
      case UNKNOWN -> throw new IllegalStateException("no token of an unknown kind is issued");
      case EMAIL_VERIFICATION -> 1;
      case PASSWORD_RESET -> 2;
    };
  }

  private static MailTokenKind mailTokenKindOf(byte code) {
    return switch (code) {
      case 1 -> MailTokenKind.EMAIL_VERIFICATION;
      case 2 -> MailTokenKind.PASSWORD_RESET;
      default -> throw new IllegalStateException("no mailed token has kind " + code);
    };
  }

  private static byte code(NameKind kind) {
    return switch (kind) {
      case USERNAME -> 1;
      case EMAIL -> 2;
      case UNKNOWN -> throw new IllegalStateException("no name is of an unknown kind");
    };
  }

  private static NameKind kindOf(byte code) {
    return switch (code) {
      case 1 -> NameKind.USERNAME;
      case 2 -> NameKind.EMAIL;
      default -> throw new IllegalStateException("no name has kind " + code);
    };
  }

  private static Status statusOf(byte code) {
    return switch (code) {
      case 1 -> Status.PENDING;
      case 2 -> Status.REGISTERED;
      case 3 -> Status.REFUSED;
      default -> throw new IllegalStateException("no account has status " + code);
    };
  }
}
