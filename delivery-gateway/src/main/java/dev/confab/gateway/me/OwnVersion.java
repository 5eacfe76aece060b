package dev.confab.gateway.me;

import java.util.Objects;

/**
 * What a client has of its user's own state: of each part a name that is the same for the same rows
 * alone, or an empty one if it is not known what the client has. The user's part is named by the
 * number of the user's last change, which is known after a change, too; the others by digests.
 */
record OwnVersion(String chats, String user, String marks) {
  /** Nothing is known. */
  static final OwnVersion NONE = new OwnVersion("", "", "");

  /** Another one when there are rows of more kinds: then all clients are told all. */
  private static final String FORM = "2";

  private static final String SEPARATOR = "-";
  private static final int FIELDS = 4;

  /** Reads what a client says; nothing is known if it is of another form. */
  static OwnVersion parse(String text) {
    String[] fields = text.split(SEPARATOR, -1);
    return fields.length == FIELDS && fields[0].equals(FORM)
        ? new OwnVersion(fields[1], fields[2], fields[3])
        : NONE;
  }

  /** As a client keeps it. */
  String text() {
    return String.join(SEPARATOR, FORM, chats, user, marks);
  }

  String of(Part part) {
    return switch (part) {
      case CHATS -> chats;
      case USER -> user;
      case MARKS -> marks;
    };
  }

  OwnVersion with(Part part, String name) {
    return switch (part) {
      case CHATS -> new OwnVersion(name, user, marks);
      case USER -> new OwnVersion(chats, name, marks);
      case MARKS -> new OwnVersion(chats, user, name);
    };
  }

  /** Does it certainly have the same rows of a part? */
  boolean hasSame(Part part, OwnVersion other) {
    return !of(part).isEmpty() && Objects.equals(of(part), other.of(part));
  }
}
