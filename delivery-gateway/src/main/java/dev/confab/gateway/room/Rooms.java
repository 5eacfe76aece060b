package dev.confab.gateway.room;

import dev.confab.gateway.delivery.DeliveryListener;
import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.schemas.chat.ChatEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The rooms of this node: one for each chat that a session here is attached to. */
public final class Rooms implements DeliveryListener {
  private final ConcurrentMap<UUID, Room> rooms = new ConcurrentHashMap<>();
  private final SyncedUsers users = new SyncedUsers();
  private final Counter deliveries;

  /** A way to get a place in a room. */
  private interface Reserving {
    @Nullable Attachment reserve(Room room, Subscriber session);
  }

  /** No rooms yet. */
  public Rooms(MeterRegistry metrics) {
    this.deliveries =
        Counter.builder("confab.gateway.deliveries")
            .description("Live events put into the queues of sessions")
            .register(metrics);
    Gauge.builder("confab.gateway.rooms", rooms, ConcurrentMap::size)
        .description("Chats that a session here is attached to")
        .register(metrics);
  }

  @Override
  public boolean wants(UUID chatId) {
    return rooms.containsKey(chatId);
  }

  @Override
  public void onEvent(ChatEvent event) {
    Delivery delivery = new Delivery(event);
    UUID member = delivery.begins();
    List<Subscriber> joiners = member == null ? List.of() : users.of(member);
    Room room = joiners.isEmpty() ? rooms.get(event.chatId()) : open(event.chatId());
    int sent = room == null ? 0 : room.deliver(delivery, joiners);
    while (sent < 0 && !joiners.isEmpty()) {
      // The last session left between the two lines above: the joiners need another room.
      room = open(event.chatId());
      sent = room.deliver(delivery, joiners);
    }
    if (room != null) {
      deliveries.increment(Math.max(0, sent));
      dropIfClosed(room);
    }
  }

  /** The sessions in a chat; null if there are none. */
  public @Nullable Audience audience(UUID chatId) {
    return rooms.get(chatId);
  }

  /**
   * Keeps a place for a session in a chat: from now on its events wait for it.
   *
   * @return null if it has a place already, if the tail has attached it, or if it has ended
   */
  @Nullable Attachment reserve(UUID chatId, Subscriber session) {
    return reserve(chatId, session, Room::reserve);
  }

  /**
   * Keeps a new place for a session in a chat, instead of the one that it may have.
   *
   * @return null if it has ended
   */
  @Nullable Attachment reserveAgain(UUID chatId, Subscriber session) {
    return reserve(chatId, session, Room::reserveAgain);
  }

  private @Nullable Attachment reserve(UUID chatId, Subscriber session, Reserving way) {
    while (true) {
      Room room = open(chatId);
      Attachment place = way.reserve(room, session);
      boolean closed = room.isClosed();
      dropIfClosed(room);
      if (place != null || !closed || session.attachments().refuses(chatId)) {
        return place;
      }
    }
  }

  /** From now on events that make the user a member attach the session. */
  void addUser(Subscriber session) {
    users.add(session);
  }

  /**
   * Of some chats those that a session is attached to as a member's, each with the seq behind which
   * its events come.
   */
  public List<Cursor> live(Subscriber session, Collection<UUID> chats) {
    List<Cursor> live = new ArrayList<>();
    for (UUID chat : chats) {
      Room room = rooms.get(chat);
      long seq = room == null ? -1 : room.liveAfter(session);
      if (seq >= 0) {
        live.add(new Cursor(chat, seq));
      }
    }
    return live;
  }

  /** Ends the wait of a place; see {@link Room#settle}. */
  Room.Settled settle(Attachment place, long lastSeq, boolean member, byte[] synced) {
    Room room = place.room();
    Room.Settled settled = room.settle(place, lastSeq, member, synced);
    dropIfClosed(room);
    return settled;
  }

  /** A session has ended: it leaves everywhere. */
  public void leave(Subscriber session) {
    List<Attachment> places = session.attachments().close();
    users.remove(session);
    for (Attachment place : places) {
      place.room().leave(place);
      dropIfClosed(place.room());
    }
  }

  private Room open(UUID chatId) {
    return rooms.compute(
        chatId, (id, room) -> room == null || room.isClosed() ? new Room(id) : room);
  }

  private void dropIfClosed(Room room) {
    if (room.isClosed()) {
      rooms.remove(room.chatId(), room);
    }
  }
}
