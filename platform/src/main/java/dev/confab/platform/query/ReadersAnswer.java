package dev.confab.platform.query;

import java.util.List;

/**
 * Who has read a message, its author left out.
 *
 * @param access what the viewer is to the chat
 * @param found is there such a message that the viewer may see?
 * @param received how many have received it, at most {@link #MOST_COUNTED}
 * @param read how many have read it, at most {@link #MOST_COUNTED}
 * @param readers who they are, by user id; empty in chats of more than {@link Marks#MOST_MEMBERS}
 *     members
 */
public record ReadersAnswer(
    Access access, boolean found, long received, long read, List<Reader> readers) {
  /** Where counting ends: as many, or more. */
  public static final int MOST_COUNTED = 1_000;

  public ReadersAnswer {
    readers = List.copyOf(readers);
  }

  /** Nothing to see. */
  public static ReadersAnswer none(Access access) {
    return new ReadersAnswer(access, false, 0, 0, List.of());
  }
}
