package dev.confab.ingest.memory;

import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchPage.Hit;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.platform.search.SearchUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds texts that contain the query; the cursor is the number of hits already given. */
final class MemorySearch implements MessageSearch {
  private final MemoryChats chats;
  private final Supplier<Fault> fault;

  MemorySearch(MemoryChats chats, Supplier<Fault> fault) {
    this.chats = chats;
    this.fault = fault;
  }

  @Override
  public SearchPage search(SearchRequest request) {
    if (fault.get() == Fault.SEARCH_AWAY) {
      throw new SearchUnavailableException("away");
    }
    int from = request.cursor() == null ? 0 : Integer.parseUnsignedInt(request.cursor());
    List<Hit> all =
        request.scopes().stream()
            .flatMap(this::messages)
            .filter(message -> message.text().contains(request.q()))
            .sorted(Comparator.comparing(Message::sentAt).reversed())
            .map(message -> hit(message, request.q()))
            .toList();
    if (from > all.size()) {
      throw new IllegalArgumentException("no page before gave this cursor");
    }
    int to = Math.min(from + request.limit(), all.size());
    return new SearchPage(
        all.subList(from, to), all.size(), to < all.size() ? Integer.toString(to) : null);
  }

  private Stream<Message> messages(Scope scope) {
    return chats.chat(scope.chatId()).orElseThrow().messages.stream()
        .filter(m -> m.state == MessageState.PRESENT)
        .filter(m -> scope.visible().stream().anyMatch(range -> range.contains(m.seq)))
        .map(m -> m.seenBy(m.posted.actor(), null));
  }

  private static Hit hit(Message m, String q) {
    String highlight = m.text().replace(q, "<em>" + q + "</em>");
    return new Hit(m.chatId(), m.seq(), m.senderId(), m.sentAt(), m.text(), highlight);
  }
}
