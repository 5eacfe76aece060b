package dev.confab.gateway.signal;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.Views;
import java.util.List;
import java.util.UUID;

/** What is asked before somebody is told how far others have come. */
interface MarkViews {
  /** See {@link Views#heads}. */
  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats);

  /** See {@link Views#readers}. */
  ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq);

  /** See {@link Views#people}. */
  List<Person> people(List<UUID> userIds, UUID viewer);

  /** Of all views these. */
  static MarkViews of(Views views) {
    return new MarkViews() {
      @Override
      public List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
        return views.heads(viewer, chats);
      }

      @Override
      public ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
        return views.readers(viewer, chat, messageSeq);
      }

      @Override
      public List<Person> people(List<UUID> userIds, UUID viewer) {
        return views.people(userIds, viewer);
      }
    };
  }
}
