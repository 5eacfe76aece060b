package dev.confab.schemas.user;

import java.util.UUID;

/** What a mailed token is good for. */
public enum MailTokenKind {
  /** A kind that this release does not know. */
  UNKNOWN(0),
  /** It proves that its holder reads mail at the account's address. */
  EMAIL_VERIFICATION(1),
  /** It allows its holder to set a new password. */
  PASSWORD_RESET(2);

  private final UUID credentialId;

  MailTokenKind(int number) {
    // Zero is the password; sessions' ids are drawn.
    this.credentialId = new UUID(1, number);
  }

  /** The credential id of every user's token of this kind: there is one that counts, the newest. */
  public UUID credentialId() {
    return credentialId;
  }
}
