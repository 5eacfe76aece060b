package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.RemoveContact;
import org.jspecify.annotations.Nullable;

/** Whom a user has as contacts, and under which names. */
final class Contacts {
  /** More people than anybody knows; their rows of some 80 bytes are under 1 MB in a view. */
  static final int MAX = 10_000;

  private Contacts() {}

  static UserDecision add(AddContact command, Turn turn) {
    Rejected fault = fault(command);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    ContactRow known = turn.state().people().contact(turn.userId(), command.contactId());
    ContactRow wanted = row(command.content(), command.sealed() != null);
    if (wanted.equals(known) && wanted.alias() != null) {
      return People.repeated(turn);
    }
    if (known == null && People.person(turn).contacts() >= MAX) {
      return UserDecision.rejected(
          "too_many_contacts", "at most " + MAX + " contacts", "there are as many already");
    }
    return People.changed(
        new ContactAdded(
            turn.userId(),
            turn.nextVersion(),
            turn.at(),
            command.contactId(),
            command.content(),
            command.sealed()),
        turn);
  }

  static UserDecision remove(RemoveContact command, Turn turn) {
    return turn.state().people().contact(turn.userId(), command.contactId()) == null
        ? People.repeated(turn)
        : People.changed(
            new ContactRemoved(turn.userId(), turn.nextVersion(), turn.at(), command.contactId()),
            turn);
  }

  /** What is kept of a contact; a sealed name cannot be compared. */
  static ContactRow row(@Nullable ContactAlias alias, boolean sealed) {
    String name = alias == null ? null : alias.alias();
    return new ContactRow(sealed ? null : Sha256.ofParts(name));
  }

  private static @Nullable Rejected fault(AddContact command) {
    if (command.contactId().equals(command.userId())) {
      return invalid("somebody else", "it is the user");
    }
    ContactAlias alias = command.content();
    if (alias != null && command.sealed() != null) {
      return invalid("either a plain or a sealed name", "there are both");
    }
    return alias == null || Profiles.fault(alias.alias()) == null
        ? null
        : invalid(
            "a name of 1 to " + Profiles.MAX_NAME_CHARS + " characters that is not blank",
            "it has " + alias.alias().length());
  }

  private static Rejected invalid(String expected, String found) {
    return Rejected.of("invalid_contact", expected, found);
  }
}
