package dev.confab.schemas.codec;

/**
 * A well-formed record of a type that this release does not know. Deciders and projections stop on
 * it; clients and outside consumers skip it and still advance.
 */
public final class UnknownRecordTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the full name of the type, as its schema has it. */
  public UnknownRecordTypeException(String topic, String recordName) {
    super("topic " + topic + " holds a record of the unknown type " + recordName);
  }
}
