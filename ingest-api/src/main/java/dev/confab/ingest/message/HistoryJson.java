package dev.confab.ingest.message;

import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Message;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of messages, as JSON.
 *
 * @param first seq of the first message that the page is about, shown or not: where the page before
 *     it ends
 * @param more are there more in the direction asked for?
 */
record HistoryJson(
    List<MessageJson> messages,
    @Nullable Long first,
    @Nullable Long last,
    boolean older,
    boolean newer,
    boolean more) {

  /** What of a page a viewer is shown. */
  static HistoryJson of(
      HistoryPage page, List<Message> shown, HistoryRange.Side side, Principal viewer) {
    List<Message> all = page.messages();
    boolean more =
        switch (side) {
          case BEFORE -> page.older();
          case AFTER -> page.newer();
          case AROUND -> page.older() || page.newer();
        };
    return new HistoryJson(
        shown.stream().map(message -> json(message, viewer)).toList(),
        all.isEmpty() ? null : all.getFirst().seq(),
        all.isEmpty() ? null : all.getLast().seq(),
        page.older(),
        page.newer(),
        more);
  }

  private static MessageJson json(Message message, Principal viewer) {
    return viewer.roles().contains(Role.IMPORTER)
        ? MessageJson.of(message, true)
        : MessageJson.of(message, viewer.userId());
  }
}
