package dev.confab.schemas.chat;

import java.util.UUID;

/** Somebody came, went, or is kept out or no longer. */
public sealed interface MembershipEvent extends ChatEvent
    permits MemberAdded, MemberJoined, MemberLeft, MemberRemoved, MemberBanned, MemberUnbanned {
  /** Whom it is about; of those who come and go by themselves the {@link #actor}. */
  UUID userId();

  /** Does it make them a member? */
  default boolean begins() {
    return switch (this) {
      case MemberAdded _, MemberJoined _ -> true;
      case MemberLeft _, MemberRemoved _, MemberBanned _, MemberUnbanned _ -> false;
    };
  }

  /** Were they a member until now? */
  default boolean ends() {
    return switch (this) {
      case MemberLeft _, MemberRemoved _ -> true;
      case MemberBanned banned -> banned.wasMember();
      case MemberAdded _, MemberJoined _, MemberUnbanned _ -> false;
    };
  }
}
