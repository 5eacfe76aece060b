package dev.confab.ingest.discovery;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.ChatSearch;
import dev.confab.platform.search.ChatSearchPage;
import dev.confab.platform.search.ChatSearchPage.Hit;
import dev.confab.platform.search.ChatSearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds chats that anybody may join. The index is a second behind, so every hit is held against the
 * view before it is shown: one that was closed or renamed meanwhile is left out, and a cursor
 * always is the place of one that was shown.
 */
final class ChatFinder {
  /** Hits are left out for about a second each, so that even a second page in vain is rare. */
  private static final int MAX_ROUNDS = 5;

  private final ChatSearch search;
  private final Views views;

  ChatFinder(ChatSearch search, Views views) {
    this.search = search;
    this.views = views;
  }

  /**
   * A page of chats; it may be shorter than was asked for.
   *
   * @param next the place behind the last of them; null: there are no more
   */
  record Found(List<ChatHead> chats, @Nullable String next) {}

  /** Finds chats by words, or all of them if there are none. */
  Found find(UUID viewer, @Nullable String q, int limit, @Nullable String cursor) {
    String searchedTo = cursor;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      ChatSearchPage page = search.search(new ChatSearchRequest(q, limit, searchedTo));
      Map<UUID, ChatHead> heads = heads(page.hits(), viewer);
      List<ChatHead> shown = new ArrayList<>();
      String shownTo = null;
      for (Hit hit : page.hits()) {
        searchedTo = hit.cursor();
        ChatHead head = heads.get(hit.chatId());
        if (head != null && isAsFound(hit, head)) {
          shown.add(head);
          shownTo = hit.cursor();
        }
      }
      if (!page.more()) {
        return new Found(shown, null);
      }
      if (!shown.isEmpty()) {
        return new Found(shown, shownTo);
      }
    }
    return new Found(List.of(), null);
  }

  private static boolean isAsFound(Hit hit, ChatHead head) {
    return head.open() && hit.name().equals(head.name());
  }

  private Map<UUID, ChatHead> heads(List<Hit> hits, UUID viewer) {
    List<ChatPosition> chats =
        hits.stream().map(hit -> ChatPosition.current(hit.chatId())).toList();
    return chats.isEmpty()
        ? Map.of()
        : views.heads(viewer, chats).stream()
            .collect(Collectors.toMap(ChatHead::chatId, Function.identity()));
  }
}
