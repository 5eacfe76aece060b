package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.DueKind;
import dev.confab.processors.domain.user.ErasedRow;
import dev.confab.processors.domain.user.MailTokenRow;
import dev.confab.processors.domain.user.Registration;
import dev.confab.processors.domain.user.SessionRow;
import dev.confab.processors.store.UserStore.Due;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UserStoreTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final UserStore store = new UserStore(rows);

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(store.account(ANN)).isNull();
    assertThat(store.session(ANN, BOB)).isNull();
    assertThat(store.sessions(ANN)).isEmpty();
    assertThat(store.importedPosition(ANN, "log")).isEqualTo(-1);
    assertThat(store.dueUntil(T0, 10)).isEmpty();
    assertThat(store.mailToken(ANN, MailTokenKind.PASSWORD_RESET)).isNull();
  }

  @Test
  void an_account_is_read_as_it_was_written() {
    AccountRow account =
        new AccountRow(
            Status.PENDING,
            2,
            T0,
            new Registration(1, T0, Sha256.ofParts(), ANN, BOB, null),
            null,
            null,
            null,
            Set.of(),
            null);

    store.putAccount(ANN, account);

    assertThat(store.account(ANN)).isEqualTo(account);
    assertThat(store.account(BOB)).isNull();
  }

  @Test
  void sessions_are_those_of_their_user() {
    store.putSession(ANN, session(1));
    store.putSession(ANN, session(-1));
    store.putSession(BOB, session(2));
    store.putImportedPosition(ANN, "log", 7);
    store.putAccount(
        ANN,
        new AccountRow(
            Status.REGISTERED,
            2,
            T0,
            new Registration(1, T0, Sha256.ofParts(), ANN, null, null),
            null,
            null,
            null,
            Set.of(),
            null));

    assertThat(store.sessions(ANN)).containsExactlyInAnyOrder(session(1), session(-1));
    store.removeSession(ANN, session(1).sessionId());
    assertThat(store.sessions(ANN)).containsExactly(session(-1));
    assertThat(store.session(BOB, session(2).sessionId())).isEqualTo(session(2));
    assertThat(store.importedPosition(ANN, "log")).isEqualTo(7);
  }

  @Test
  void of_mailed_tokens_the_newest_of_each_kind_is_kept() {
    store.putMailToken(ANN, token(MailTokenKind.PASSWORD_RESET, 1));
    store.putMailToken(ANN, token(MailTokenKind.PASSWORD_RESET, 2));
    store.putMailToken(ANN, token(MailTokenKind.EMAIL_VERIFICATION, 7));

    assertThat(store.mailToken(ANN, MailTokenKind.PASSWORD_RESET))
        .isEqualTo(token(MailTokenKind.PASSWORD_RESET, 2));
    assertThat(store.mailToken(ANN, MailTokenKind.EMAIL_VERIFICATION))
        .isEqualTo(token(MailTokenKind.EMAIL_VERIFICATION, 7));
    assertThat(store.mailToken(BOB, MailTokenKind.PASSWORD_RESET)).isNull();
  }

  @Test
  void what_is_due_comes_oldest_first_and_in_pieces() {
    store.putDue(DueKind.CLAIMS, T0.plusMillis(2), ANN, 4);
    store.putDue(DueKind.ERASURE, T0.plusMillis(1), BOB, 1);
    store.putDue(DueKind.CLAIMS, T0.plusMillis(3), BOB, 7);

    assertThat(store.dueUntil(T0, 10)).isEmpty();
    assertThat(store.dueUntil(T0.plusMillis(2), 10))
        .containsExactly(
            new Due(DueKind.ERASURE, T0.plusMillis(1), BOB, 1),
            new Due(DueKind.CLAIMS, T0.plusMillis(2), ANN, 4));
    assertThat(store.dueUntil(T0.plusMillis(9), 1))
        .containsExactly(new Due(DueKind.ERASURE, T0.plusMillis(1), BOB, 1));
  }

  @Test
  void what_is_due_at_the_same_time_does_not_meet() {
    store.putDue(DueKind.CLAIMS, T0, ANN, 4);
    store.putDue(DueKind.ERASURE, T0, ANN, 5);

    assertThat(store.dueUntil(T0, 10))
        .containsExactly(new Due(DueKind.CLAIMS, T0, ANN, 4), new Due(DueKind.ERASURE, T0, ANN, 5));
    store.removeDue(DueKind.CLAIMS, T0, ANN);
    assertThat(store.dueUntil(T0, 10)).containsExactly(new Due(DueKind.ERASURE, T0, ANN, 5));
  }

  @Test
  void what_was_taken_back_is_not_due() {
    store.putDue(DueKind.CLAIMS, T0, ANN, 1);
    store.putDue(DueKind.CLAIMS, T0, BOB, 1);

    store.removeDue(DueKind.CLAIMS, T0, ANN);

    assertThat(store.dueUntil(T0, 10)).containsExactly(new Due(DueKind.CLAIMS, T0, BOB, 1));
  }

  @Test
  void of_an_erased_user_only_the_mark_is_left() {
    UUID before = new UUID(1, 0);
    store.putSession(before, session(3));
    store.putSession(ANN, session(1));
    store.putImportedPosition(ANN, "log", 7);
    store.putMailToken(ANN, token(MailTokenKind.PASSWORD_RESET, 1));
    store.putSession(BOB, session(2));
    for (int kind = Byte.MIN_VALUE; kind <= Byte.MAX_VALUE; kind++) {
      rows.put(RowKeys.of(ANN, (byte) kind, "of a kind that is not known here"), new byte[] {1});
    }

    store.erase(ANN, new ErasedRow(9, T0));

    assertThat(store.erased(ANN)).isEqualTo(new ErasedRow(9, T0));
    assertThat(store.erased(BOB)).isNull();
    try (var left = rows.prefixScan(Bytes.wrap(Ids.bytes(ANN)), new BytesSerializer())) {
      left.next();
      assertThat(left.hasNext()).isFalse();
    }
    assertThat(store.sessions(BOB)).containsExactly(session(2));
    assertThat(store.sessions(before)).containsExactly(session(3));
  }

  private static MailTokenRow token(MailTokenKind kind, long no) {
    return new MailTokenRow(kind, no, T0, List.of(T0), null);
  }

  private static SessionRow session(long id) {
    return new SessionRow(new UUID(id, id), Sha256.ofParts(id), T0, "Browser/" + id, T0);
  }
}
