package dev.confab.ingest.message;

import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.MessageViews;
import java.util.List;
import java.util.UUID;

/** Single messages, as far as a viewer sees them; what they do not see is not there. */
final class VisibleMessages {
  private final MessageViews views;
  private final HiddenMessages hidden;

  VisibleMessages(MessageViews views, HiddenMessages hidden) {
    this.views = views;
    this.hidden = hidden;
  }

  /** A message, whatever became of it, or the request ends. */
  Message get(UUID viewer, UUID chatId, long seq, Consistency consistency) {
    List<Message> found = List.of(getHiddenToo(viewer, chatId, seq, consistency));
    return hidden.without(viewer, found, consistency).stream()
        .findFirst()
        .orElseThrow(VisibleMessages::notFound);
  }

  /** A message that the viewer may have hidden from themselves, or the request ends. */
  Message getHiddenToo(UUID viewer, UUID chatId, long seq, Consistency consistency) {
    ChatPage<Message> found = views.messages(viewer, consistency.position(chatId), List.of(seq));
    ChatProblems.requireMember(found.access());
    return found.entries().stream().findFirst().orElseThrow(VisibleMessages::notFound);
  }

  /** A message that says something still, or the request ends. */
  Message present(UUID viewer, UUID chatId, long seq, Consistency consistency) {
    Message message = get(viewer, chatId, seq, consistency);
    if (message.state() != MessageState.PRESENT || message.text() == null) {
      throw ProblemException.of(409, "message_gone", "The message was deleted or taken back.");
    }
    return message;
  }

  static ProblemException notFound() {
    return ProblemException.of(404, "message_not_found", "There is no such message.");
  }
}
