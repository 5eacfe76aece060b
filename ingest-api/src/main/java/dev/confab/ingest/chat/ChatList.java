package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.query.ChatHead;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's chats, last active first. Activity moves, so there is no index of it: every page loads
 * all heads (a few batches) and cuts its part out of the sorted list.
 */
final class ChatList {
  private static final Comparator<Place> LAST_ACTIVE_FIRST =
      Comparator.comparing((Place place) -> place.lastActivityAt().toEpochMilli())
          .reversed()
          .thenComparing(Place::chatId);

  private final VisibleChats visible;

  ChatList(VisibleChats visible) {
    this.visible = visible;
  }

  ChatPage page(UUID viewer, int limit, @Nullable String cursor, Consistency consistency) {
    Place after = cursor == null ? null : Place.parse(cursor);
    List<ChatHead> rest =
        visible.of(viewer, consistency).stream()
            .filter(head -> after == null || isBehind(Place.of(head), after))
            .sorted(Comparator.comparing(Place::of, LAST_ACTIVE_FIRST))
            .toList();
    List<ChatHead> page = rest.subList(0, Math.min(limit, rest.size()));
    consistency.saw(page);
    String next = rest.size() > limit ? Place.of(page.getLast()).cursor() : null;
    return new ChatPage(
        page.stream().map(head -> ChatPage.Summary.of(head, viewer)).toList(), next);
  }

  private static boolean isBehind(Place place, Place after) {
    return LAST_ACTIVE_FIRST.compare(place, after) > 0;
  }
}
