package dev.confab.gateway.session;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import java.util.List;
import java.util.UUID;

/** What a view says of chats, as {@link dev.confab.platform.query.ChatViews#heads} does. */
@FunctionalInterface
public interface Heads {
  /** Heads at or after the seqs, of at most 256 chats. */
  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats);
}
