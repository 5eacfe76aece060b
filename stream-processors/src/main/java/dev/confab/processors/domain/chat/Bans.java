package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.UnbanMember;
import java.util.UUID;

/** Who is kept out for good. */
final class Bans {
  private Bans() {}

  static ChatDecision ban(BanMember command, Turn turn) {
    UUID userId = command.userId();
    ChatDecision fault = Membership.removalFault(userId, turn);
    if (fault != null) {
      return fault;
    }
    if (isBanned(userId, turn)) {
      return turn.alreadySo();
    }
    return ChatDecision.of(
        new MemberBanned(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            userId,
            turn.isMember(userId)));
  }

  static ChatDecision unban(UnbanMember command, Turn turn) {
    ChatDecision missing = turn.missing(Permission.REMOVE_MEMBERS);
    if (missing != null) {
      return missing;
    }
    return isBanned(command.userId(), turn)
        ? ChatDecision.of(
            new MemberUnbanned(
                turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), command.userId()))
        : ChatDecision.rejected("not_banned", "the user to be banned", "they are not");
  }

  private static boolean isBanned(UUID userId, Turn turn) {
    return turn.state().invitations().banned(turn.chatId(), userId);
  }
}
