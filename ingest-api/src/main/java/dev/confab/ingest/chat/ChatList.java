package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's chats, the pinned ones first, then last active first. Activity moves, so there is no
 * index of it: every page loads all heads (a few batches) and cuts its part out of the sorted list.
 */
final class ChatList {
  private static final Comparator<Place> PINNED_THEN_LAST_ACTIVE_FIRST =
      Comparator.comparing(Place::pinned)
          .thenComparing(place -> place.lastActivityAt().toEpochMilli())
          .reversed()
          .thenComparing(Place::chatId);

  private final VisibleChats visible;
  private final ChatDetails details;

  ChatList(VisibleChats visible, ChatDetails details) {
    this.visible = visible;
    this.details = details;
  }

  ChatPage page(
      UUID viewer, boolean archived, int limit, @Nullable String cursor, Consistency consistency) {
    Place after = cursor == null ? null : Place.parse(cursor);
    List<ListedChat> rest =
        visible.listed(viewer, consistency).stream()
            .filter(chat -> chat.preferences().archived() == archived)
            .filter(chat -> after == null || isBehind(Place.of(chat), after))
            .sorted(Comparator.comparing(Place::of, PINNED_THEN_LAST_ACTIVE_FIRST))
            .toList();
    List<ListedChat> page = rest.subList(0, Math.min(limit, rest.size()));
    consistency.saw(page.stream().map(ListedChat::head).toList());
    String next = rest.size() > limit ? Place.of(page.getLast()).cursor() : null;
    return new ChatPage(
        page.stream()
            .map(
                chat ->
                    ChatPage.Summary.of(
                        chat, viewer, details.lastMessage(viewer, chat.head(), consistency)))
            .toList(),
        next);
  }

  private static boolean isBehind(Place place, Place after) {
    return PINNED_THEN_LAST_ACTIVE_FIRST.compare(place, after) > 0;
  }
}
