package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Paths and bodies of {@link ChatViews} over HTTP: see {@link ViewsHttp}. */
public final class ChatsHttp {
  /** {@link ChatViews#heads}. */
  public static final String HEADS = ViewsHttp.PREFIX + "/heads";

  /** {@link ChatViews#chat}. */
  public static final String CHAT = ViewsHttp.PREFIX + "/chat";

  /** {@link ChatViews#members}. */
  public static final String MEMBERS = ViewsHttp.PREFIX + "/members";

  /** {@link ChatViews#member}. */
  public static final String MEMBER = ViewsHttp.PREFIX + "/member";

  /** {@link ChatViews#bans}. */
  public static final String BANS = ViewsHttp.PREFIX + "/bans";

  /** {@link ChatViews#invitations}. */
  public static final String INVITATIONS = ViewsHttp.PREFIX + "/invitations";

  /** {@link ChatViews#links}. */
  public static final String LINKS = ViewsHttp.PREFIX + "/links";

  private ChatsHttp() {}

  /** Body of {@link #HEADS}. */
  public record HeadsBody(UUID viewer, List<ChatPosition> chats) {
    public HeadsBody {
      chats = List.copyOf(chats);
    }
  }

  /** Body of {@link #CHAT} and {@link MessagesHttp#PINS}. */
  public record ChatBody(UUID viewer, ChatPosition chat) {}

  /** Body of {@link #MEMBERS}, {@link #BANS} and {@link #INVITATIONS}. */
  public record PeopleOfBody(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {}

  /** Body of {@link #MEMBER}. */
  public record MemberBody(UUID viewer, ChatPosition chat, UUID userId) {}

  /** Body of {@link #LINKS}. */
  public record LinksBody(UUID viewer, ChatPosition chat, long after, int limit) {}
}
