package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessagePosted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chat command leads to.
 *
 * @param verdict accepted or rejected
 * @param events what happened, in order of seq; none if rejected or repeated
 * @param blocks the row of blocks to write; null if it stays as it is
 */
public record ChatDecision(Verdict verdict, List<ChatEvent> events, @Nullable BlocksRow blocks) {
  public ChatDecision {
    events = List.copyOf(events);
  }

  /** Accepted, with the first event as the outcome. */
  static ChatDecision of(List<ChatEvent> events) {
    ChatEvent first = events.getFirst();
    long no = first instanceof MessagePosted posted ? posted.no() : 0;
    return new ChatDecision(
        new Accepted(first.chatId(), first.seq(), no, first.at(), false), events, null);
  }

  static ChatDecision of(ChatEvent event) {
    return of(List.of(event));
  }

  /** Nothing happened: rejected, or accepted once more. */
  static ChatDecision nothing(Verdict verdict) {
    return new ChatDecision(verdict, List.of(), null);
  }

  /** No event of the chat, but something to know in later decisions. */
  static ChatDecision noted(Verdict verdict, BlocksRow blocks) {
    return new ChatDecision(verdict, List.of(), blocks);
  }

  static ChatDecision rejected(String code, String expected, String found) {
    return nothing(Rejected.of(code, expected, found));
  }
}
