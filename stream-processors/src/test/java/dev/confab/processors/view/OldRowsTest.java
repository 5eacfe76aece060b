package dev.confab.processors.view;

import static dev.confab.processors.view.Users.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.schemas.chat.ChatType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that a release of before wrote end earlier, and are read all the same. */
class OldRowsTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FLAG_BYTES = 1;
  private static final int EMPTY_TEXT_BYTES = 4;

  @Test
  void a_head_of_before_there_were_direct_chats_is_read() {
    HeadRow head = new HeadRow(7, ChatType.GROUP, true, "Tea", null, AT, ANNA, 3, 6, 2, AT, null);

    assertThat(HeadRow.fromBytes(withoutLast(FLAG_BYTES, head.toBytes()))).isEqualTo(head);
    assertThat(HeadRow.fromBytes(head.toBytes())).isEqualTo(head);
  }

  @Test
  void an_account_of_before_there_were_roles_and_deletions_is_read() {
    AccountRow row =
        new AccountRow(
            new Account(
                ANNA,
                7,
                Account.Status.REGISTERED,
                null,
                "anna",
                "anna@example.org",
                "Anna",
                AT,
                true,
                Set.of(),
                null),
            false,
            null);

    assertThat(AccountRow.fromBytes(withoutLast(EMPTY_TEXT_BYTES + FLAG_BYTES, row.toBytes())))
        .isEqualTo(row);
    assertThat(AccountRow.fromBytes(row.toBytes())).isEqualTo(row);
  }

  private static byte[] withoutLast(int bytes, byte[] row) {
    return Arrays.copyOf(row, row.length - bytes);
  }
}
