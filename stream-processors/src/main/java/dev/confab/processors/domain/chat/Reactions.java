package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RemoveReaction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What members say to a message without a word: every member may, in channels too. */
final class Reactions {
  /** The longest emoji of today, two people of two colours, has half as many UTF-16 characters. */
  static final int MAX_CHARS = 64;

  /** By one member on one message. */
  static final int MAX_OF_MEMBER = 20;

  /** Different ones on one message: their row is read and written with every reaction. */
  static final int MAX_DIFFERENT = 50;

  private static final Pattern SHORT_CODE = Pattern.compile(":[a-z0-9_+-]{1,32}:");

  private Reactions() {}

  static ChatDecision add(AddReaction command, Turn turn) {
    return AboutMessage.present(
        command.messageSeq(), turn, (_, message) -> add(command, message, turn));
  }

  /** What a later release takes for no emoji can still be taken back, and also from who blocks. */
  static ChatDecision remove(RemoveReaction command, Turn turn) {
    return AboutMessage.judge(
        command.messageSeq(), turn, (_, message) -> remove(command, message, turn));
  }

  private static ChatDecision add(AddReaction command, MessageRow message, Turn turn) {
    ChatDecision blocked = DirectChat.blocked(turn);
    if (blocked != null) {
      return blocked;
    }
    if (!isReaction(command.reaction())) {
      return ChatDecision.rejected(
          "invalid_reaction",
          "one emoji or a :short_code:, of at most " + MAX_CHARS + " characters",
          "it is something else");
    }
    ReactionsRow own = own(command.messageSeq(), turn);
    if (own.has(command.reaction())) {
      return turn.alreadySo();
    }
    ChatDecision tooMany = tooMany(command, own, turn);
    return tooMany != null
        ? tooMany
        : ChatDecision.of(
            new ReactionAdded(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.messageSeq(),
                message.author(),
                command.reaction()));
  }

  private static ChatDecision remove(RemoveReaction command, MessageRow message, Turn turn) {
    return message.gone() || !own(command.messageSeq(), turn).has(command.reaction())
        ? turn.alreadySo()
        : ChatDecision.of(
            new ReactionRemoved(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.messageSeq(),
                message.author(),
                command.reaction()));
  }

  private static @Nullable ChatDecision tooMany(AddReaction command, ReactionsRow own, Turn turn) {
    if (own.counts().size() >= MAX_OF_MEMBER) {
      return tooMany("at most " + MAX_OF_MEMBER + " reactions of a member to a message");
    }
    ReactionsRow all = turn.state().reactions().reactions(turn.chatId(), command.messageSeq());
    return all.counts().size() >= MAX_DIFFERENT && !all.has(command.reaction())
        ? tooMany("at most " + MAX_DIFFERENT + " different reactions to a message")
        : null;
  }

  private static ChatDecision tooMany(String expected) {
    return ChatDecision.rejected("too_many_reactions", expected, "there are as many already");
  }

  private static ReactionsRow own(long messageSeq, Turn turn) {
    return turn.state().reactions().reactionsOf(turn.chatId(), messageSeq, turn.actor());
  }

  private static boolean isReaction(String reaction) {
    return reaction.length() <= MAX_CHARS
        && (SHORT_CODE.matcher(reaction).matches() || Emoji.isOne(reaction));
  }
}
