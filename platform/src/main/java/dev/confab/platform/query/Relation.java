package dev.confab.platform.query;

/** How a person stands to somebody who looks at them. */
public enum Relation {
  /** It is the person. */
  SELF,
  /** The person has them as a contact, and has not blocked them. */
  CONTACT,
  /** The person has blocked them. */
  BLOCKED,
  /** None of these. */
  STRANGER
}
