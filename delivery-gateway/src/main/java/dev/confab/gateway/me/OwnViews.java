package dev.confab.gateway.me;

import dev.confab.gateway.delivery.Positions;
import dev.confab.gateway.room.AttachException;
import dev.confab.gateway.room.Patience;
import dev.confab.gateway.room.Pause;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.platform.query.UserChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks views for a user's own state, each at or after where the tail of its topic stands when the
 * question begins. Preferences are in another view than the rest of what the user says: that one
 * says at which change of the user it stands, and the preferences are asked at or after that.
 */
public final class OwnViews {
  private final DeliveryViews views;
  private final Tails tails;
  private final Pause pause;

  /**
   * Where the tails stand.
   *
   * @param chats in {@code chat-events}
   * @param users in {@code user-events}
   * @param marks in {@code chat-marks}
   */
  public record Tails(
      Supplier<Positions> chats, Supplier<Positions> users, Supplier<Positions> marks) {}

  /** Asks these views; nothing is asked yet. */
  public OwnViews(DeliveryViews views, Tails tails, Pause pause) {
    this.views = views;
    this.tails = tails;
    this.pause = pause;
  }

  /** The state at or after where the tails are now; blocks. */
  Own ask(UUID userId) throws AttachException {
    OwnChats chats = ask(() -> views.ownChatsAt(userId, tails.chats().get().all()));
    OwnState state =
        ask(
            () -> {
              Positions at = tails.users().get();
              return views.ownStateAt(userId, at.of(at.partitionOf(userId)));
            });
    OwnPreferences preferences = ask(() -> views.ownPreferencesAt(userId, state.version()));
    return new Own(chats, state, preferences, marks(userId, chats.chats()));
  }

  /** Of a chat that begins later marks come as they are made; those of before count no more. */
  private List<OwnMark> marks(UUID userId, List<UserChat> chats) throws AttachException {
    Positions at = ask(tails.marks());
    Map<Integer, List<UUID>> byPartition =
        chats.stream()
            .map(UserChat::chatId)
            .collect(Collectors.groupingBy(at::partitionOf, TreeMap::new, Collectors.toList()));
    List<OwnMark> marks = new ArrayList<>();
    for (Map.Entry<Integer, List<UUID>> partition : byPartition.entrySet()) {
      List<UUID> all = partition.getValue();
      for (int from = 0; from < all.size(); from += OwnMarksQuery.MOST_CHATS) {
        List<UUID> some = all.subList(from, Math.min(all.size(), from + OwnMarksQuery.MOST_CHATS));
        marks.addAll(ask(() -> views.ownMarks(question(partition.getKey(), userId, some))));
      }
    }
    return marks;
  }

  private OwnMarksQuery question(int partition, UUID userId, List<UUID> chats) {
    return new OwnMarksQuery(partition, tails.marks().get().of(partition), userId, chats);
  }

  private <T> T ask(Supplier<T> question) throws AttachException {
    return new Patience(pause).ask(question);
  }
}
