package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.MailTokenRow;
import dev.confab.processors.domain.user.Registration;
import dev.confab.processors.domain.user.SessionRow;
import dev.confab.processors.store.UserStore.Due;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    store.putDue(T0.plusMillis(2), ANN, 4);
    store.putDue(T0.plusMillis(1), BOB, 1);
    store.putDue(T0.plusMillis(3), BOB, 7);

    assertThat(store.dueUntil(T0, 10)).isEmpty();
    assertThat(store.dueUntil(T0.plusMillis(2), 10))
        .containsExactly(new Due(T0.plusMillis(1), BOB, 1), new Due(T0.plusMillis(2), ANN, 4));
    assertThat(store.dueUntil(T0.plusMillis(9), 1))
        .containsExactly(new Due(T0.plusMillis(1), BOB, 1));
  }

  @Test
  void what_was_taken_back_is_not_due() {
    store.putDue(T0, ANN, 1);
    store.putDue(T0, BOB, 1);

    store.removeDue(T0, ANN);

    assertThat(store.dueUntil(T0, 10)).containsExactly(new Due(T0, BOB, 1));
  }

  private static MailTokenRow token(MailTokenKind kind, long no) {
    return new MailTokenRow(kind, no, T0, List.of(T0), null);
  }

  private static SessionRow session(long id) {
    return new SessionRow(new UUID(id, id), Sha256.ofParts(id), T0, "Browser/" + id, T0);
  }
}
