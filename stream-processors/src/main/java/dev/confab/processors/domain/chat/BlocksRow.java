package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.NoteBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who of two people blocks the other: told to their direct chat by the users' decisions, so no fold
 * of the chat's own events. What is blocked no longer stays, for its version.
 *
 * @param notes at most one of each of the two
 */
public record BlocksRow(List<Note> notes) {
  /** Nobody blocks anybody. */
  public static final BlocksRow NONE = new BlocksRow(List.of());

  /**
   * What one of them decided last.
   *
   * @param by who
   * @param version version of their decision
   * @param blocked whether they block the other one
   */
  public record Note(UUID by, long version, boolean blocked) {}

  public BlocksRow {
    notes = List.copyOf(notes);
  }

  /** The row after a note; itself if it knows a later one. */
  BlocksRow after(NoteBlock command) {
    UUID by = command.actor();
    if (notes.stream().anyMatch(n -> n.by().equals(by) && n.version() >= command.version())) {
      return this;
    }
    List<Note> next = new ArrayList<>(notes);
    next.removeIf(note -> note.by().equals(by));
    next.add(new Note(by, command.version(), command.blocked()));
    return new BlocksRow(next);
  }

  boolean isBlockedBy(UUID userId) {
    return notes.stream().anyMatch(note -> note.blocked() && note.by().equals(userId));
  }

  /** Does the one who is not this user block them? */
  boolean isBlocked(UUID userId) {
    return notes.stream().anyMatch(note -> note.blocked() && !note.by().equals(userId));
  }
}
