package dev.confab.platform.query;

import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat as one viewer sees it.
 *
 * @param chatId the chat
 * @param type kind of chat
 * @param name display name; null once sealed or erased
 * @param description what it is about
 * @param avatarId the file with its picture
 * @param settings its rules
 * @param createdAt when it was created
 * @param createdBy who created it
 * @param lastSeq number of its last change
 * @param lastNo number of its last message, 0 if it has none
 * @param memberCount how many members it has
 * @param lastActivityAt when its last change was decided on
 * @param membership the viewer's membership, with their role, permissions and marks; null if they
 *     are no member now
 * @param invitation the viewer's pending invitation; null if they have none
 * @param unread messages that the viewer has not read; 0 for strangers
 * @param unreadMentions those of them that mention the viewer or everyone, at most {@link
 *     #MOST_MENTIONS}
 * @param pinned how many messages are pinned; 0 for strangers
 * @param lastMessage the newest message, if there is one and the viewer may see it
 * @param peer of a direct chat the other one, as the viewer sees it; null in all others
 */
public record ChatHead(
    UUID chatId,
    ChatType type,
    @Nullable String name,
    @Nullable String description,
    @Nullable UUID avatarId,
    ChatSettings settings,
    Instant createdAt,
    UUID createdBy,
    long lastSeq,
    long lastNo,
    long memberCount,
    Instant lastActivityAt,
    @Nullable Member membership,
    @Nullable Invitation invitation,
    long unread,
    long unreadMentions,
    long pinned,
    @Nullable Message lastMessage,
    @Nullable UUID peer) {
  /** Where counting mentions ends: as many, or more. */
  public static final int MOST_MENTIONS = 100;

  /** May anybody find it and join? */
  public boolean open() {
    return settings.open();
  }
}
