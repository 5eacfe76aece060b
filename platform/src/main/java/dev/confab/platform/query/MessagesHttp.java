package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Paths and bodies of {@link MessageViews} over HTTP: see {@link ViewsHttp}. */
public final class MessagesHttp {
  /** {@link MessageViews#history}. */
  public static final String HISTORY = ViewsHttp.PREFIX + "/history";

  /** {@link MessageViews#messages}. */
  public static final String MESSAGES = ViewsHttp.PREFIX + "/messages";

  /** {@link MessageViews#edits}. */
  public static final String EDITS = ViewsHttp.PREFIX + "/edits";

  /** {@link MessageViews#thread}. */
  public static final String THREAD = ViewsHttp.PREFIX + "/thread";

  /** {@link MessageViews#pins}; its body is a {@link ChatsHttp.ChatBody}. */
  public static final String PINS = ViewsHttp.PREFIX + "/pins";

  /** {@link MessageViews#reactions}. */
  public static final String REACTIONS = ViewsHttp.PREFIX + "/reactions";

  /** {@link MessageViews#readers}. */
  public static final String READERS = ViewsHttp.PREFIX + "/readers";

  private MessagesHttp() {}

  /** Body of {@link #HISTORY}. */
  public record HistoryBody(UUID viewer, ChatPosition chat, HistoryRange range) {}

  /** Body of {@link #MESSAGES}. */
  public record MessagesBody(UUID viewer, ChatPosition chat, List<Long> seqs) {
    public MessagesBody {
      seqs = List.copyOf(seqs);
    }
  }

  /** Body of {@link #EDITS} and {@link #READERS}. */
  public record MessageBody(UUID viewer, ChatPosition chat, long messageSeq) {}

  /** Body of {@link #THREAD}. */
  public record ThreadBody(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range) {}

  /** Body of {@link #REACTIONS}. */
  public record ReactionsBody(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit) {}
}
