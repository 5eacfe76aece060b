package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.domain.name.NameRow;
import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.Deletion;
import dev.confab.processors.domain.user.ErasedRow;
import dev.confab.processors.domain.user.MailTokenRow;
import dev.confab.processors.domain.user.NameChange;
import dev.confab.processors.domain.user.Registration;
import dev.confab.processors.domain.user.SessionRow;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bytes of rows are on disks and in changelogs. If a test fails because a row was changed on
 * purpose: raise the row's version, keep reading the old one, add a test beside the old one.
 */
class RowBytesTest {
  private static final UUID A = new UUID(1, 2);
  private static final UUID B = new UUID(3, 4);
  private static final Sha256 HASH = new Sha256(5, 6, 7, 8);
  private static final Instant AT = Instant.ofEpochMilli(0x0102);

  private static final String A_HEX = "00000000000000010000000000000002";
  private static final String B_HEX = "00000000000000030000000000000004";
  private static final String HASH_HEX =
      "0000000000000005000000000000000600000000000000070000000000000008";
  private static final String AT_HEX = "0000000000000102";

  private static final MessageRow MESSAGE = new MessageRow(A, AT, 9L, false, true, true, 3);

  private static final String ACCOUNT_HEX =
      "01" + number(9) + AT_HEX + number(8) + AT_HEX + HASH_HEX + A_HEX + "01" + B_HEX + "01"
          + B_HEX + "01" + HASH_HEX + "01" + HASH_HEX + "01" + number(7) + AT_HEX + "02" + A_HEX;

  private static Head head(ChatType type) {
    return new Head(
        type,
        new ChatSettings(
            true, 30, 120, List.of(Permission.SEND_MESSAGES, Permission.DELETE_MESSAGES)),
        A,
        HASH,
        9,
        10,
        AT,
        new Head.Counts(11, 12, 13, 14));
  }

  @Test
  void a_head_keeps_its_bytes() {
    check(
        head(ChatType.GROUP),
        ChatRowBytes::write,
        ChatRowBytes::readHead,
        "02"
            + "01"
            + "01"
            + number(30)
            + number(120)
            + number(0x21)
            + A_HEX
            + HASH_HEX
            + number(9)
            + number(10)
            + AT_HEX
            + "0000000b"
            + "0000000c"
            + "0000000d"
            + "0000000e");
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_chat_survives(ChatType type) {
    Head head = head(type);

    assertThat(ChatRowBytes.readHead(ChatRowBytes.write(head))).isEqualTo(head);
  }

  @Test
  void blocks_keep_their_bytes() {
    check(
        new BlocksRow(List.of(new BlocksRow.Note(A, 9, true), new BlocksRow.Note(B, 10, false))),
        ChatRowBytes::write,
        ChatRowBytes::readBlocks,
        "01" + "00000002" + A_HEX + number(9) + "01" + B_HEX + number(10) + "00");
  }

  @Test
  void a_member_keeps_its_bytes() {
    check(
        new MemberRow(
            Role.MODERATOR,
            9,
            Set.of(Permission.EDIT_INFO),
            Set.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES),
            AT),
        ChatRowBytes::write,
        ChatRowBytes::readMember,
        "02" + "03" + number(9) + number(8) + number(0x11) + "01" + AT_HEX);
  }

  @ParameterizedTest
  @EnumSource
  void every_role_survives(Role role) {
    MemberRow row = new MemberRow(role, 1, Set.of(), Set.of(), null);

    assertThat(ChatRowBytes.readMember(ChatRowBytes.write(row))).isEqualTo(row);
  }

  @Test
  void a_message_keeps_its_bytes_and_is_small() {
    check(
        MESSAGE,
        ChatRowBytes::write,
        ChatRowBytes::readMessage,
        "02" + A_HEX + AT_HEX + number(9) + "00" + "01" + "01" + "00000003");
    assertThat(ChatRowBytes.write(MESSAGE)).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void an_outcome_keeps_its_bytes() {
    check(
        new DoneRow(HASH, 9, 10, AT),
        ChatRowBytes::write,
        ChatRowBytes::readDone,
        "01" + HASH_HEX + number(9) + number(10) + AT_HEX);
  }

  @Test
  void an_import_keeps_its_bytes() {
    check(
        new ImportedRow(9, 10, AT),
        ChatRowBytes::write,
        ChatRowBytes::readImported,
        "01" + number(9) + number(10) + AT_HEX);
  }

  @Test
  void a_position_keeps_its_bytes() {
    check(9L, UserRowBytes::write, UserRowBytes::readNumber, "01" + number(9));
  }

  @Test
  void an_account_keeps_its_bytes() {
    check(
        account(Set.of(AccountRole.ADMIN, AccountRole.MODERATOR), new Deletion(6, AT)),
        UserRowBytes::write,
        UserRowBytes::readAccount,
        "02" + ACCOUNT_HEX + "00000002" + "01" + "02" + "01" + number(6) + AT_HEX);
  }

  @Test
  void an_account_of_before_there_were_roles_is_read() {
    assertThat(UserRowBytes.readAccount(HexFormat.of().parseHex("01" + ACCOUNT_HEX)))
        .isEqualTo(account(Set.of(), null));
  }

  @Test
  void an_imported_account_keeps_its_bytes() {
    check(
        new AccountRow(
            Status.REGISTERED,
            9,
            AT,
            new Registration(8, AT, HASH, A, null, null),
            null,
            null,
            null,
            Set.of(),
            null),
        UserRowBytes::write,
        UserRowBytes::readAccount,
        "02"
            + "02"
            + number(9)
            + AT_HEX
            + number(8)
            + AT_HEX
            + HASH_HEX
            + A_HEX
            + "00"
            + "00"
            + "00"
            + "00"
            + "00"
            + "00000000"
            + "00");
  }

  @Test
  void the_mark_of_an_erased_account_keeps_its_bytes() {
    check(
        new ErasedRow(9, AT),
        UserRowBytes::write,
        UserRowBytes::readErased,
        "01" + number(9) + AT_HEX);
  }

  @ParameterizedTest
  @EnumSource
  void every_status_survives(Status status) {
    AccountRow row =
        new AccountRow(
            status,
            9,
            AT,
            new Registration(8, AT, HASH, A, B, null),
            null,
            HASH,
            null,
            Set.of(),
            null);

    assertThat(UserRowBytes.readAccount(UserRowBytes.write(row))).isEqualTo(row);
  }

  @Test
  void a_session_keeps_its_bytes() {
    check(
        new SessionRow(A, HASH, AT, "é", AT),
        UserRowBytes::write,
        UserRowBytes::readSession,
        "01" + A_HEX + HASH_HEX + AT_HEX + "01" + "00000002" + "c3a9" + AT_HEX);
    check(
        new SessionRow(A, HASH, AT, null, AT),
        UserRowBytes::write,
        UserRowBytes::readSession,
        "01" + A_HEX + HASH_HEX + AT_HEX + "00" + AT_HEX);
  }

  @Test
  void the_longest_device_fits() {
    SessionRow row = new SessionRow(A, HASH, AT, "語".repeat(200), AT);

    assertThat(UserRowBytes.readSession(UserRowBytes.write(row))).isEqualTo(row);
  }

  @Test
  void a_mailed_token_keeps_its_bytes() {
    check(
        new MailTokenRow(MailTokenKind.PASSWORD_RESET, 9, AT, List.of(AT, AT), HASH),
        UserRowBytes::write,
        UserRowBytes::readMailToken,
        "01" + "02" + number(9) + AT_HEX + "01" + HASH_HEX + "00000002" + AT_HEX + AT_HEX);
    check(
        new MailTokenRow(MailTokenKind.EMAIL_VERIFICATION, 9, AT, List.of(), null),
        UserRowBytes::write,
        UserRowBytes::readMailToken,
        "01" + "01" + number(9) + AT_HEX + "00" + "00000000");
  }

  @Test
  void a_name_keeps_its_bytes() {
    check(
        new NameRow(A, 8, 9),
        NameStore::write,
        NameStore::read,
        "01" + "01" + A_HEX + number(8) + number(9));
    check(
        new NameRow(null, 0, 9),
        NameStore::write,
        NameStore::read,
        "01" + "00" + number(0) + number(9));
  }

  @Test
  void a_row_of_another_version_is_not_guessed_at() {
    byte[] row = ChatRowBytes.write(MESSAGE);
    row[0] = 1;

    assertThatThrownBy(() -> ChatRowBytes.readMessage(row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 1");
  }

  private static AccountRow account(Set<AccountRole> roles, @Nullable Deletion deletion) {
    return new AccountRow(
        Status.PENDING,
        9,
        AT,
        new Registration(8, AT, HASH, A, B, B),
        new NameChange(7, AT, NameKind.EMAIL, A),
        HASH,
        HASH,
        roles,
        deletion);
  }

  private static <R> void check(
      R row, Function<R, byte[]> write, Function<byte[], R> read, String hex) {
    assertThat(HexFormat.of().formatHex(write.apply(row))).isEqualTo(hex);
    assertThat(read.apply(HexFormat.of().parseHex(hex))).isEqualTo(row);
  }

  private static String number(long number) {
    return HexFormat.of().toHexDigits(number);
  }
}
