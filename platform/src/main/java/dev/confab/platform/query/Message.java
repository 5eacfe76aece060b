package dev.confab.platform.query;

import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as one viewer sees it. One that is not {@link MessageState#PRESENT} has no text,
 * attachments, mentions, source, edits, reactions or pin.
 *
 * @param chatId the chat
 * @param seq its name in the chat
 * @param no its number among the chat's messages
 * @param senderId who said it
 * @param state what became of it
 * @param text what it says; null once sealed, erased, deleted or recalled
 * @param attachments files that belong to it
 * @param mentions who is named in it; null if nobody
 * @param forwarded where it was said first; null if here
 * @param replyTo seq of the message that it answers
 * @param threadRoot seq of the message whose thread it is in; null if in none
 * @param thread its own thread; null if it has none
 * @param sentAt when it was written
 * @param editedAt when it was edited last; null: never
 * @param edits how often it was edited
 * @param goneAt when it was deleted or recalled; null if it was not
 * @param pinned is it pinned?
 * @param reactions what it got, by type, at most 50 of them
 * @param status how far it has come; null unless it is the viewer's own, in a chat of at most
 *     {@link Marks#MOST_MEMBERS} members
 * @param clientMsgId the sender's own id of it
 */
public record Message(
    UUID chatId,
    long seq,
    long no,
    UUID senderId,
    MessageState state,
    @Nullable String text,
    List<UUID> attachments,
    @Nullable Mentions mentions,
    @Nullable Forwarded forwarded,
    @Nullable Long replyTo,
    @Nullable Long threadRoot,
    @Nullable ThreadInfo thread,
    Instant sentAt,
    @Nullable Instant editedAt,
    long edits,
    @Nullable Instant goneAt,
    boolean pinned,
    List<ReactionCount> reactions,
    @Nullable MessageStatus status,
    @Nullable String clientMsgId) {
  public Message {
    attachments = List.copyOf(attachments);
    reactions = List.copyOf(reactions);
  }

  /** Where what it says was said first; of what was forwarded itself, not here. */
  public Forwarded origin() {
    return forwarded == null ? new Forwarded(chatId, seq, senderId) : forwarded;
  }

  /** What names it. */
  public MessageName name() {
    return new MessageName(chatId, seq);
  }
}
