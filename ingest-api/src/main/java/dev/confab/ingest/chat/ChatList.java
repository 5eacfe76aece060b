package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.message.HiddenMessages;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageName;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final HiddenMessages hidden;

  ChatList(VisibleChats visible, HiddenMessages hidden) {
    this.visible = visible;
    this.hidden = hidden;
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
    return new ChatPage(summaries(viewer, page, consistency), next);
  }

  private List<ChatPage.Summary> summaries(
      UUID viewer, List<ListedChat> page, Consistency consistency) {
    List<Message> last =
        page.stream().map(chat -> chat.head().lastMessage()).filter(Objects::nonNull).toList();
    Set<MessageName> unseen =
        hidden.among(viewer, last.stream().map(Message::name).toList(), consistency);
    return page.stream()
        .map(chat -> ChatPage.Summary.of(chat, viewer, shown(chat.head().lastMessage(), unseen)))
        .toList();
  }

  private static @Nullable Message shown(@Nullable Message last, Set<MessageName> unseen) {
    return last == null || unseen.contains(last.name()) ? null : last;
  }

  private static boolean isBehind(Place place, Place after) {
    return PINNED_THEN_LAST_ACTIVE_FIRST.compare(place, after) > 0;
  }
}
