package dev.confab.gateway.me;

import dev.confab.gateway.delivery.DeliveryListener;
import dev.confab.gateway.protocol.OwnRow;
import dev.confab.gateway.room.Subscriber;
import dev.confab.platform.query.OwnChats;
import dev.confab.schemas.chat.ChatEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The sessions here that want to know what becomes of their users' own state: memberships and
 * invitations.
 *
 * <p>As with rooms, first the session is there, so that changes wait for it; <em>then</em> the
 * tail's position is read, and a view is asked as of that position. What was over before is in the
 * answer, what comes later waits.
 */
public final class Me implements DeliveryListener {
  private final ConcurrentMap<UUID, List<OwnStream>> users = new ConcurrentHashMap<>();
  private final DeliveryListener rooms;

  /**
   * Nobody wants to know yet.
   *
   * @param rooms get all that comes, too
   */
  public Me(DeliveryListener rooms) {
    this.rooms = rooms;
  }

  /** A question that blocks, to a view as of the tail's position or later. */
  @FunctionalInterface
  public interface Question<E extends Exception> {
    /** The answer, once there is one. */
    OwnChats ask() throws E;
  }

  /**
   * Tells a session of its user's own state, and from now on of what becomes of it; blocks.
   *
   * @param version what the client had; empty: nothing
   * @param question asked when changes wait already
   * @throws E if there is no answer
   */
  public <E extends Exception> void begin(Subscriber session, String version, Question<E> question)
      throws E {
    OwnStream stream = new OwnStream(session);
    add(stream);
    stream.begin(version, OwnRows.of(question.ask()));
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
