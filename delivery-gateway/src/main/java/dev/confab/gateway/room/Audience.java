package dev.confab.gateway.room;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sessions of this node in one chat, for words that nobody will miss. */
public interface Audience {
  /** What a session is to the chat, as far as the tail and its attach point say. */
  enum Standing {
    /** It is attached as a member's. */
    MEMBER,
    /** A view is being asked. */
    PENDING,
    /** It is no member's. */
    NONE
  }

  /** What a session is to the chat. */
  Standing standingOf(Subscriber session);

  /** How many sessions are attached, or about to be. */
  int sessions();

  /**
   * The users whose sessions are attached as members.
   *
   * @param most where looking ends: so many, or more
   */
  Set<UUID> members(int most);

  /** How many members the chat has, here or not; empty if that is not known. */
  OptionalLong headcount();

  /**
   * A view is about to be asked how many members the chat has.
   *
   * @return the change of the chat that its answer must know, so that nobody is missed between the
   *     answer and the events that are followed from now on
   */
  long askingHeadcount();

  /**
   * The view's answer; from there the ordered events are followed.
   *
   * @param lastSeq the last change of the chat that the answer knows
   */
  void answerHeadcount(long lastSeq, long members);

  /**
   * Sends ephemeral frames to the sessions of members.
   *
   * @param frames the frame for a user's sessions, or null; called under the room's lock
   */
  void tell(Function<UUID, byte @Nullable []> frames);
}
