package dev.confab.gateway.me;

import dev.confab.gateway.delivery.DeliveryListener;
import dev.confab.gateway.protocol.OwnRow;
import dev.confab.gateway.room.AttachException;
import dev.confab.gateway.room.Subscriber;
import dev.confab.gateway.signal.OwnMarks;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.user.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sessions here that want to know what becomes of their users' own state.
 *
 * <p>As with rooms, first the session is there, so that changes wait for it; <em>then</em> the
 * tails' positions are read, and views are asked as of these positions. What was over before is in
 * the answers, what comes later waits.
 */
public final class Me implements DeliveryListener, OwnMarks {
  private final ConcurrentMap<UUID, List<OwnStream>> users = new ConcurrentHashMap<>();
  private final DeliveryListener rooms;
  private final OwnViews views;

  /**
   * Nobody wants to know yet.
   *
   * @param rooms get all that comes of chats, too
   * @param views know what there is
   */
  public Me(DeliveryListener rooms, OwnViews views) {
    this.rooms = rooms;
    this.views = views;
  }

  /**
   * Tells a session of its user's own state, and from now on of what becomes of it; blocks.
   *
   * @param version what the client had; empty: nothing
   * @throws AttachException if a view did not answer for too long
   */
  public void begin(Subscriber session, String version) throws AttachException {
    OwnStream stream = new OwnStream(session);
    add(stream);
    stream.begin(OwnVersion.parse(version), views.ask(session.userId()));
  }

  @Override
  public boolean isHere(UUID userId) {
    return users.containsKey(userId);
  }

  @Override
  public void take(MarksAdvanced marks) {
    OwnRow.Mark row = new OwnRow.Mark(marks.chatId(), marks.receivedNo(), marks.readNo());
    users.getOrDefault(marks.userId(), List.of()).forEach(stream -> stream.mark(row));
  }

  /** The next event of its user. */
  void take(UserEvent event) {
    users.getOrDefault(event.userId(), List.of()).forEach(stream -> stream.take(event));
  }

  /** A session has ended. */
  public void leave(Subscriber session) {
    users.computeIfPresent(
        session.userId(),
        (_, all) -> {
          List<OwnStream> others = all.stream().filter(one -> one.session() != session).toList();
          return others.isEmpty() ? null : others;
        });
  }

  @Override
  public boolean wants(UUID chatId) {
    return rooms.wants(chatId);
  }

  /** The rooms come first: an event of a chat is there before what it means for the user. */
  @Override
  public void onEvent(ChatEvent event) {
    rooms.onEvent(event);
    UUID user = users.isEmpty() ? null : OwnRows.userOf(event);
    if (user != null) {
      List<OwnStream> streams = users.getOrDefault(user, List.of());
      if (!streams.isEmpty()) {
        List<OwnRow> rows = OwnRows.of(event);
        streams.forEach(stream -> stream.change(rows));
      }
    }
  }

  private void add(OwnStream stream) {
    Subscriber session = stream.session();
    users.compute(
        session.userId(),
        (_, others) -> {
          List<OwnStream> all = new ArrayList<>(others == null ? List.of() : others);
          all.add(stream);
          return List.copyOf(all);
        });
    if (session.attachments().isClosed()) {
      leave(session);
    }
  }
}
