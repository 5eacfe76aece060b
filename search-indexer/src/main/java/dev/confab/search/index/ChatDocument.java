package dev.confab.search.index;

import dev.confab.platform.query.ChatHead;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public chat as the index keeps it. One that nobody may find (any more) is a bare mark without
 * names, for the reason that {@link UserDocument} gives.
 *
 * @param chatId the chat
 * @param version seq of the chat's last change when it was made: a replay changes nothing
 * @param name what it is called, or null
 * @param description what it is about, or null
 */
public record ChatDocument(
    UUID chatId, long version, @Nullable String name, @Nullable String description)
    implements Document {
  /** The document of a chat. */
  public static ChatDocument of(ChatHead head) {
    return isPublic(head)
        ? new ChatDocument(head.chatId(), head.lastSeq(), head.name(), head.description())
        : new ChatDocument(head.chatId(), head.lastSeq(), null, null);
  }

  private static boolean isPublic(ChatHead head) {
    return switch (head.type()) {
      case GROUP, CHANNEL -> head.open() && head.name() != null;
      case DIRECT, UNKNOWN -> false;
    };
  }

  @Override
  public String documentId() {
    return chatId.toString();
  }
}
