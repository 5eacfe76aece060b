package dev.confab.ingest.command;

import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.outcome.Rejected;
import java.util.Map;

/** The one table from a decider's rejection to an HTTP status. */
final class Rejections {
  /** A rejection says that a wish contradicts the state: what this table does not know is that. */
  private static final int CONFLICT = 409;

  private static final int RETRY_AFTER_SECONDS = 1;

  private static final Map<String, Integer> STATUS_BY_CODE =
      Map.ofEntries(
          Map.entry("invalid_message", 400),
          Map.entry("invalid_chat", 400),
          Map.entry("invalid_account", 400),
          Map.entry("invalid_display_name", 400),
          Map.entry("invalid_name", 400),
          Map.entry("invalid_device", 400),
          Map.entry("invalid_client_key", 400),
          Map.entry("invalid_profile", 400),
          Map.entry("invalid_contact", 400),
          Map.entry("invalid_block", 400),
          Map.entry("invalid_privacy", 400),
          Map.entry("invalid_settings", 400),
          Map.entry("invalid_import", 400),
          Map.entry("invalid_role", 400),
          Map.entry("invalid_permissions", 400),
          Map.entry("invalid_reaction", 400),
          Map.entry("invalid_invitation", 400),
          Map.entry("invalid_link", 400),
          Map.entry("invalid_preferences", 400),
          Map.entry("reply_target_not_found", 400),
          Map.entry("thread_root_not_found", 400),
          Map.entry("not_a_root", 400),
          Map.entry("invalid_token", 400),
          Map.entry("token_expired", 400),
          Map.entry("session_not_found", 401),
          Map.entry("session_expired", 401),
          Map.entry("refresh_reused", 401),
          Map.entry("forbidden", 403),
          Map.entry("not_a_member", 403),
          Map.entry("chat_not_open", 403),
          Map.entry("banned", 403),
          Map.entry("not_the_author", 403),
          Map.entry("blocked", 403),
          Map.entry("user_blocked", 403),
          Map.entry("chat_not_found", 404),
          Map.entry("message_not_found", 404),
          Map.entry("no_invitation", 404),
          Map.entry("link_not_found", 404),
          Map.entry("account_not_found", 404),
          Map.entry("chat_exists", 409),
          Map.entry("wrong_chat_id", 409),
          Map.entry("direct_chat", 409),
          Map.entry("already_member", 409),
          Map.entry("owner_cannot_leave", 409),
          Map.entry("owner_cannot_be_removed", 409),
          Map.entry("use_leave", 409),
          Map.entry("use_transfer", 409),
          Map.entry("not_banned", 409),
          Map.entry("already_invited", 409),
          Map.entry("invitation_expired", 409),
          Map.entry("too_many_invitations", 409),
          Map.entry("link_expired", 409),
          Map.entry("link_used_up", 409),
          Map.entry("link_revoked", 409),
          Map.entry("too_many_links", 409),
          Map.entry("message_gone", 409),
          Map.entry("too_late", 409),
          Map.entry("too_many_edits", 409),
          Map.entry("too_many_reactions", 409),
          Map.entry("too_many_pins", 409),
          Map.entry("slow_down", 429),
          Map.entry("client_key_reused", 409),
          Map.entry("idempotency_key_reused", 409),
          Map.entry("already_imported", 409),
          Map.entry("username_taken", 409),
          Map.entry("email_taken", 409),
          Map.entry("no_email", 409),
          Map.entry("email_already_verified", 409),
          Map.entry("too_many_contacts", 409),
          Map.entry("too_many_blocks", 409),
          Map.entry("too_many_mails", 429),
          Map.entry("password_changed", 409),
          Map.entry("name_change_pending", 409),
          Map.entry("invalid_roles", 400),
          Map.entry("invalid_grace", 400),
          Map.entry("own_admin_role", 409),
          Map.entry("account_has_password", 409),
          Map.entry("not_due", 409),
          Map.entry("roles_changed", 503),
          Map.entry("registration_expired", 503));

  private Rejections() {}

  /** Does the table say something of it? */
  static boolean isKnown(String code) {
    return STATUS_BY_CODE.containsKey(code);
  }

  static ProblemException problem(Rejected rejected) {
    int status = STATUS_BY_CODE.getOrDefault(rejected.code(), CONFLICT);
    String code = rejected.code();
    return switch (status) {
      case 429 -> ProblemException.tooMany(code, rejected.message(), seconds(rejected));
      case 503 -> ProblemException.later(code, rejected.message(), RETRY_AFTER_SECONDS);
      default -> ProblemException.of(status, code, rejected.message());
    };
  }

  /** Rounded up: a wait cut short would be in vain. */
  private static int seconds(Rejected rejected) {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(rejected.retryAfterMs(), 1000)));
  }
}
