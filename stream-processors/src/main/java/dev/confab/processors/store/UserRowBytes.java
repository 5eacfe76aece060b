package dev.confab.processors.store;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.Registration;
import dev.confab.processors.domain.user.SessionRow;

/** Values of a user's rows. */
final class UserRowBytes {
  private static final byte V1 = 1;

  private UserRowBytes() {}

  static byte[] write(AccountRow account) {
    Registration registration = account.registration();
    return new RowOut(V1)
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
        .bytes();
  }

  static AccountRow readAccount(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new AccountRow(
        statusOf(in.code()), in.number(), in.time(), readRegistration(in), in.hashOrNull());
  }

  private static Registration readRegistration(RowIn in) {
    return new Registration(
        in.number(), in.time(), in.hash(), in.id(), in.idOrNull(), in.idOrNull());
  }

  static byte[] write(SessionRow session) {
    return new RowOut(V1)
        .id(session.sessionId())
        .hash(session.refreshHash())
        .time(session.expiresAt())
        .bytes();
  }

  static SessionRow readSession(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new SessionRow(in.id(), in.hash(), in.time());
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

  private static Status statusOf(byte code) {
    return switch (code) {
      case 1 -> Status.PENDING;
      case 2 -> Status.REGISTERED;
      case 3 -> Status.REFUSED;
      default -> throw new IllegalStateException("no account has status " + code);
    };
  }
}
