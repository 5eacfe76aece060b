package dev.confab.ingest.mail;

import dev.confab.platform.query.Account;
import dev.confab.schemas.Ids;
import dev.confab.schemas.user.MailTokenIssued;

/** What mails say. */
final class Letters {
  private final MailTokens tokens;
  private final String publicUrl;
  private final String domain;

  Letters(MailTokens tokens, MailConfig config) {
    this.tokens = tokens;
    this.publicUrl = config.publicUrl();
    this.domain = config.from().substring(config.from().indexOf('@') + 1);
  }

  /** The mail that an event asks for. */
  Mail letter(MailTokenIssued issued, Account account, String address) {
    String id =
        Ids.derived("mail", issued.userId(), issued.kind() + ":" + issued.no()) + "@" + domain;
    String token = tokens.text(issued.kind(), issued.userId(), issued.no());
    return switch (issued.kind()) {
      case EMAIL_VERIFICATION ->
          new Mail(
              id,
              issued.at(),
              address,
              "Confirm your e-mail address",
              """
              Hello %s,

              please confirm that this is your e-mail address:

              %s/#verify-email=%s

              The link works once, until %s. If you have made no account, ignore this mail.
              """
                  .formatted(account.username(), publicUrl, token, issued.expiresAt()));
      case PASSWORD_RESET ->
          new Mail(
              id,
              issued.at(),
              address,
              "Set a new password",
              """
              Hello %s,

              somebody asked for a new password for your account. To set one:

              %s/#reset-password=%s

              The link works once, until %s. If it was not you, ignore this mail: your password \
              stays as it is.
              """
                  .formatted(account.username(), publicUrl, token, issued.expiresAt()));
      case UNKNOWN ->
          throw new MailUnavailableException("this release does not know a kind of mail");
    };
  }
}
