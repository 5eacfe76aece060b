package dev.confab.ingest.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.contract.Contract;
import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.outcome.Rejected;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RejectionsTest {
  @ParameterizedTest
  @CsvSource({
    "invalid_message, 400",
    "reply_target_not_found, 400",
    "invalid_token, 400",
    "refresh_reused, 401",
    "not_a_member, 403",
    "chat_not_open, 403",
    "chat_not_found, 404",
    "already_member, 409",
    "client_key_reused, 409",
    "too_many_mails, 429",
    "invalid_roles, 400",
    "own_admin_role, 409",
    "account_has_password, 409",
    "roles_changed, 503",
    "registration_expired, 503",
    "a_code_of_tomorrow, 409"
  })
  void a_code_has_its_status(String code, int status) {
    ProblemException problem = Rejections.problem(rejected(code));

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.detail()).isEqualTo("One sentence.");
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_role, 400",
    "invalid_permissions, 400",
    "invalid_settings, 400",
    "invalid_invitation, 400",
    "invalid_link, 400",
    "invalid_reaction, 400",
    "invalid_preferences, 400",
    "thread_root_not_found, 400",
    "not_a_root, 400",
    "forbidden, 403",
    "not_a_member, 403",
    "banned, 403",
    "not_the_author, 403",
    "message_not_found, 404",
    "no_invitation, 404",
    "link_not_found, 404",
    "direct_chat, 409",
    "use_transfer, 409",
    "use_leave, 409",
    "owner_cannot_leave, 409",
    "owner_cannot_be_removed, 409",
    "not_banned, 409",
    "already_invited, 409",
    "invitation_expired, 409",
    "too_many_invitations, 409",
    "link_expired, 409",
    "link_used_up, 409",
    "link_revoked, 409",
    "too_many_links, 409",
    "message_gone, 409",
    "too_late, 409",
    "too_many_edits, 409",
    "too_many_reactions, 409",
    "too_many_pins, 409",
    "slow_down, 429"
  })
  void what_chats_reject_has_its_status_and_is_in_the_contract(String code, int status) {
    assertThat(Rejections.isKnown(code)).isTrue();
    assertThat(Rejections.problem(rejected(code)).status()).isEqualTo(status);
    assertThat(new Contract().codes(status)).contains(code);
  }

  @Test
  void what_passes_says_when_to_come_back() {
    assertThat(Rejections.problem(rejected("registration_expired")).retryAfterSeconds())
        .isEqualTo(1);
  }

  @Test
  void a_wait_is_told_in_whole_seconds_and_not_cut_short() {
    assertThat(seconds(1)).isEqualTo(1);
    assertThat(seconds(1_000)).isEqualTo(1);
    assertThat(seconds(1_001)).isEqualTo(2);
    assertThat(seconds(0)).isEqualTo(1);
  }

  private static int seconds(long retryAfterMs) {
    return Rejections.problem(
            new Rejected(UUID.randomUUID(), "too_many_mails", "Later.", retryAfterMs))
        .retryAfterSeconds();
  }

  private static Rejected rejected(String code) {
    return new Rejected(UUID.randomUUID(), code, "One sentence.");
  }
}
