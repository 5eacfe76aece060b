package dev.confab.search.index;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the index keeps it. One that is gone (deleted, recalled) is a bare mark: a deletion
 * would be forgotten after a while ({@code index.gc_deletes}, a restart), and then somebody who is
 * late could bring the text back; a mark keeps its version for ever.
 *
 * @param chatId its chat
 * @param seq its name in the chat
 * @param version seq of the event that it was made of, its own or that of what became of it: a
 *     replay changes nothing
 * @param no its number among the chat's messages; null once gone
 * @param senderId who said it; null once gone
 * @param sentAt when it was written; null once gone
 * @param text what it says; null once gone, sealed or erased, and then it is not found
 */
public record MessageDocument(
    UUID chatId,
    long seq,
    @JsonIgnore long version,
    @Nullable Long no,
    @Nullable UUID senderId,
    @Nullable Instant sentAt,
    @Nullable String text)
    implements Document {
  /** Of a message as it was posted. */
  public static MessageDocument of(MessagePosted message) {
    return new MessageDocument(
        message.chatId(),
        message.seq(),
        message.seq(),
        message.no(),
        message.actor(),
        message.sentAt(),
        text(message.content()));
  }

  /**
   * Of a message that nobody is to see any more.
   *
   * @param version seq of the event that says so
   */
  public static MessageDocument gone(UUID chatId, long seq, long version) {
    return new MessageDocument(chatId, seq, version, null, null, null, null);
  }

  /** As an edit leaves it. */
  public MessageDocument edited(MessageEdited edit) {
    return new MessageDocument(chatId, seq, edit.seq(), no, senderId, sentAt, text(edit.content()));
  }

  /** The same, as the index has it under a version. */
  MessageDocument at(long storedVersion) {
    return new MessageDocument(chatId, seq, storedVersion, no, senderId, sentAt, text);
  }

  /** Has it been deleted or recalled? */
  @JsonIgnore
  public boolean isGone() {
    return sentAt == null;
  }

  /** What a message is called in the index: chat and seq name it for ever. */
  public static String documentId(UUID chatId, long seq) {
    return chatId + ":" + seq;
  }

  @Override
  public String documentId() {
    return documentId(chatId, seq);
  }

  private static @Nullable String text(@Nullable MessageContent content) {
    return content == null ? null : content.text();
  }
}
