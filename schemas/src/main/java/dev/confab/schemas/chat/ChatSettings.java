package dev.confab.schemas.chat;

import java.util.List;

/**
 * The rules of a chat.
 *
 * @param open may anybody find it and join?
 * @param slowModeSeconds what lies at least between two messages of one plain member, at most
 *     21,600; 0: nothing
 * @param recallSeconds how long an author may recall a message, at most 172,800; 0: never
 * @param memberPermissions what plain members may do
 */
public record ChatSettings(
    boolean open, long slowModeSeconds, long recallSeconds, List<Permission> memberPermissions) {
  /** How long a message can be recalled in a chat that says nothing else. */
  public static final long DEFAULT_RECALL_SECONDS = 120;

  public ChatSettings {
    memberPermissions = List.copyOf(memberPermissions);
  }

  /** The rules that a chat begins with: in a channel members read, elsewhere they write. */
  public static ChatSettings initial(ChatType type, boolean open) {
    return new ChatSettings(
        open,
        0,
        DEFAULT_RECALL_SECONDS,
        type == ChatType.CHANNEL ? List.of() : List.of(Permission.SEND_MESSAGES));
  }
}
