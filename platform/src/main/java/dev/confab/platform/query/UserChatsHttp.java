package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Paths and bodies of {@link UserChatViews} over HTTP: see {@link ViewsHttp}. */
public final class UserChatsHttp {
  /** {@link UserChatViews#userChats}. */
  public static final String USER_CHATS = ViewsHttp.PREFIX + "/user-chats";

  /** {@link UserChatViews#invitationsOf}. */
  public static final String INVITATIONS_OF = ViewsHttp.PREFIX + "/invitations-of";

  /** {@link UserChatViews#preferences}. */
  public static final String PREFERENCES = ViewsHttp.PREFIX + "/preferences";

  /** {@link UserChatViews#hidden}. */
  public static final String HIDDEN = ViewsHttp.PREFIX + "/hidden";

  /** {@link UserChatViews#hiddenAmong}. */
  public static final String HIDDEN_AMONG = ViewsHttp.PREFIX + "/hidden-among";

  private UserChatsHttp() {}

  /** Body of {@link #USER_CHATS} and {@link #INVITATIONS_OF}. */
  public record UserChatsBody(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    public UserChatsBody {
      atLeast = List.copyOf(atLeast);
    }
  }

  /** Body of {@link #PREFERENCES}. */
  public record PreferencesBody(UUID userId, List<UUID> chatIds, long minVersion) {
    public PreferencesBody {
      chatIds = List.copyOf(chatIds);
    }
  }

  /** Body of {@link #HIDDEN}. */
  public record HiddenBody(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {}

  /** Body of {@link #HIDDEN_AMONG}. */
  public record HiddenAmongBody(UUID userId, List<MessageName> messages, long minVersion) {
    public HiddenAmongBody {
      messages = List.copyOf(messages);
    }
  }
}
