package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session must get before live events.
 *
 * @param chats one for each cursor, in their order
 */
public record AttachAnswer(List<Attached> chats) {
  public AttachAnswer {
    chats = List.copyOf(chats);
  }

  /**
   * One chat.
   *
   * @param chatId the chat
   * @param access what the user is to it as of {@code lastSeq}
   * @param lastSeq the attach point: number of the last change that this answer knows of; later
   *     ones come from the tail. 0 if there is no such chat yet
   * @param lastNo number of the last message
   * @param name display name
   * @param snapshot true if the gap was larger than the bounds: {@code events} are the newest only
   * @param events values of {@code chat-events}, ascending, those that the user may see
   */
  public record Attached(
      UUID chatId,
      Access access,
      long lastSeq,
      long lastNo,
      @Nullable String name,
      boolean snapshot,
      List<byte[]> events) {
    public Attached {
      events = List.copyOf(events);
    }
  }
}
