package dev.confab.schemas.user;

/**
 * Who sees what of a person.
 *
 * @param lastSeen who sees when they were here last
 * @param details who sees bio and status text
 * @param phone who sees the phone number
 * @param readReceipts may others see how far they have read?
 * @param findable does a search by name find them?
 */
public record Privacy(
    Audience lastSeen, Audience details, Audience phone, boolean readReceipts, boolean findable) {
  /** Of whoever has chosen nothing. */
  public static final Privacy DEFAULT =
      new Privacy(Audience.EVERYBODY, Audience.EVERYBODY, Audience.CONTACTS, true, true);
}
