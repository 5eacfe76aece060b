package dev.confab.ops.registration;

/**
 * What goes wrong at a record of the deciders.
 *
 * @param kind what
 * @param type simple name of the record's type
 * @param nth at which one of that type, from 1, since the fault was planned
 */
record Fault(Kind kind, String type, int nth) {
  /** What goes wrong. */
  enum Kind {
    /** The process dies; all that the transaction holds until then has reached the broker. */
    DIES_BEFORE,
    /** The process dies as soon as the broker has the record; it is not committed. */
    DIES_AFTER,
    /** The process does nothing for a while, and so what is due comes before it. */
    STALLS_BEFORE
  }

  static Fault parse(String line) {
    String[] parts = line.split(" ", -1);
    return new Fault(Kind.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
  }

  String line() {
    return kind + " " + type + " " + nth;
  }

  boolean hits(String writtenType, int count) {
    return type.equals(writtenType) && nth == count;
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + " "
        + type
        + " "
        + nth;
  }
}
