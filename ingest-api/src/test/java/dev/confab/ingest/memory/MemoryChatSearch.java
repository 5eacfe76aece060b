package dev.confab.ingest.memory;

import dev.confab.platform.search.ChatSearch;
import dev.confab.platform.search.ChatSearchPage;
import dev.confab.platform.search.ChatSearchPage.Hit;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Finds names of open chats that start with the query, or all; by name, which is the cursor. */
final class MemoryChatSearch implements ChatSearch {
  private final MemoryChats chats;
  private final Supplier<Fault> fault;
  private List<Hit> indexed = List.of();

  MemoryChatSearch(MemoryChats chats, Supplier<Fault> fault) {
    this.chats = chats;
    this.fault = fault;
  }

  @Override
  public synchronized ChatSearchPage search(ChatSearchRequest request) {
    if (fault.get() == Fault.SEARCH_AWAY) {
      throw new SearchUnavailableException("away");
    }
    if (fault.get() != Fault.SEARCH_BEHIND) {
      indexed = open();
    }
    String cursor = request.cursor() == null ? "" : request.cursor();
    if (!cursor.isEmpty() && indexed.stream().noneMatch(hit -> hit.cursor().equals(cursor))) {
      throw new IllegalArgumentException("no page before gave this cursor");
    }
    String beginning = request.q() == null ? "" : request.q();
    List<Hit> behind =
        indexed.stream()
            .filter(hit -> hit.name().startsWith(beginning))
            .filter(hit -> hit.name().compareTo(cursor) > 0)
            .toList();
    return new ChatSearchPage(
        behind.stream().limit(request.limit()).toList(), behind.size() > request.limit());
  }

  private List<Hit> open() {
    return chats.all().stream()
        .filter(chat -> chat.settings.open() && chat.profile != null)
        .map(chat -> new Hit(chat.made.chatId(), chat.profile.name(), chat.profile.name()))
        .sorted(Comparator.comparing(Hit::name))
        .toList();
  }
}
