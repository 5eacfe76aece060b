package dev.confab.processors.view;

import static dev.confab.processors.view.Users.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows that a release of before wrote end earlier, and are read all the same. */
class OldRowsTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FLAG_BYTES = 1;
  private static final int EMPTY_TEXT_BYTES = 4;

  @Test
  void heads_of_before_there_were_settings_and_direct_chats_are_read() {
    HeadRow head =
        new HeadRow(
            7,
            ChatType.GROUP,
            ChatSettings.initial(ChatType.GROUP, true),
            new ChatProfile("Tea", null),
            AT,
            ANNA,
            3,
            6,
            2,
            AT,
            null);
    int settings = head.toBytes().length - oldHead().length;

    assertThat(HeadRow.fromBytes(withoutLast(settings, head.toBytes()))).isEqualTo(head);
    assertThat(HeadRow.fromBytes(withoutLast(settings + FLAG_BYTES, head.toBytes())))
        .isEqualTo(head);
    assertThat(HeadRow.fromBytes(head.toBytes())).isEqualTo(head);
  }

  @Test
  void a_member_of_before_there_were_permissions_is_read() {
    MemberRow row = MemberRow.joined(null, 3, AT, Role.MEMBER, 2);
    int added = FLAG_BYTES + 2 * Long.BYTES;

    assertThat(MemberRow.fromBytes(withoutLast(added, row.toBytes()))).isEqualTo(row);
    assertThat(MemberRow.fromBytes(row.toBytes())).isEqualTo(row);
  }

  @Test
  void a_plain_message_is_the_row_that_it_was_before() {
    MessagePosted posted =
        new MessagePosted(
            new UUID(1, 2), 5, 3, ANNA, AT, AT, null, new MessageContent("x"), null, 4L, null);
    byte[] before =
        new RowOut().number(3).uuid(ANNA).text("x").number(4).time(AT).text(null).bytes();

    assertThat(MessageRow.of(posted).toBytes()).isEqualTo(before);
    assertThat(MessageRow.fromBytes(before)).isEqualTo(MessageRow.of(posted));
  }

  private static byte[] oldHead() {
    return new RowOut()
        .number(7)
        .symbol(ChatType.GROUP)
        .flag(true)
        .text("Tea")
        .text(null)
        .time(AT)
        .uuid(ANNA)
        .number(3)
        .number(6)
        .number(2)
        .time(AT)
        .uuidOrNull(null)
        .bytes();
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
