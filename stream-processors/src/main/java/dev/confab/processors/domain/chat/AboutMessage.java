package dev.confab.processors.domain.chat;

/** What is asked first of every wish about a message: is the actor a member, and is it there? */
final class AboutMessage {
  private AboutMessage() {}

  /** What else is asked. */
  @FunctionalInterface
  interface Rule {
    ChatDecision judge(MemberRow actor, MessageRow message);
  }

  /** A wish about a message, be it gone or not. */
  static ChatDecision judge(long messageSeq, Turn turn, Rule rule) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    MessageRow message = turn.message(messageSeq);
    return message != null
        ? rule.judge(actor, message)
        : ChatDecision.rejected(
            "message_not_found", "a message at seq " + messageSeq, "there is none");
  }

  /** A wish about a message that is neither deleted nor recalled. */
  static ChatDecision present(long messageSeq, Turn turn, Rule rule) {
    return judge(
        messageSeq,
        turn,
        (actor, message) -> message.gone() ? gone("a message") : rule.judge(actor, message));
  }

  /** Whoever was late has not done anything wrong: there was a message. */
  static ChatDecision gone(String expected) {
    return ChatDecision.rejected(
        "message_gone", expected + " that is there", "it was deleted or recalled");
  }
}
