package dev.confab.search.index;

/** Something as an index keeps it; its record components are its fields. */
public sealed interface Document permits ChatDocument, MessageDocument, UserDocument {
  /** Its name in the index. */
  String documentId();

  /** Its version, given from outside: of two documents of one name the higher stays. */
  long version();
}
