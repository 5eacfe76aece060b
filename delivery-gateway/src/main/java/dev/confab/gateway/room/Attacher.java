package dev.confab.gateway.room;

import dev.confab.gateway.delivery.DeliverySource;
import dev.confab.gateway.delivery.Positions;
import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.Room.Settled;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.query.UserChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Attaches a session to its user's chats, without a gap and without a double.
 *
 * <p>First a place is kept in the room, so that events wait; <em>then</em> the tail's position is
 * read, and a view is asked as of that position. Events that were over before the place was there
 * are below the position, so the answer has them; later ones wait. Where the answer is ahead of the
 * tail, the place remembers how far, and what the tail brings up to there is passed over.
 */
public final class Attacher {
  /** Answers with history are large: so many gaps of 256 KiB are 1 MiB at once for one session. */
  private static final int MAX_CURSORS_WITH_HISTORY = 4;

  /** What {@link AttachQuery} allows. */
  private static final int MAX_CURSORS = 256;

  private final Rooms rooms;
  private final DeliverySource source;
  private final DeliveryViews views;
  private final History history;
  private final Pause pause;

  /** Attaches to rooms that a source feeds, with history from views. */
  public Attacher(
      Rooms rooms, DeliverySource source, DeliveryViews views, History history, Pause pause) {
    this.rooms = rooms;
    this.source = source;
    this.views = views;
    this.history = history;
    this.pause = pause;
  }

  /**
   * Attaches a session to all chats of its user; blocks until it is done or the session has ended.
   *
   * @param sync where the client is, for chats that it knows, and what it shows
   * @param turn given away while the client does not read
   * @return to how many chats it is attached as a member's
   * @throws AttachException if a view did not answer for too long
   */
  public int attach(Subscriber subscriber, Sync sync, Turn turn) throws AttachException {
    List<Cursor> cursors = sync.cursors();
    Attaching session = new Attaching(subscriber, turn);
    List<Pending> known = new ArrayList<>();
    List<Pending> quiet = new ArrayList<>();
    for (Cursor cursor : cursors) {
      boolean open = sync.isOpen(cursor.chat());
      keepPlace(session, cursor.chat(), cursor.seq(), open, open ? known : quiet);
    }
    // Chats with a cursor have their places by now: an event that adds the user waits there, and
    // does not begin the chat anew behind the cursor.
    rooms.addUser(subscriber);
    List<UserChat> memberships =
        new Patience(pause)
            .ask(() -> views.userChatsAt(session.userId(), source.positions().all()));
    return attachAll(session, known, MAX_CURSORS_WITH_HISTORY)
        + attachAll(session, quiet, MAX_CURSORS)
        + attachOthers(session, memberships, sync);
  }

  /**
   * Attaches a session anew to chats, whatever it had of them on this connection; blocks until it
   * is done or the session has ended. Only after {@link #attach}: a chat that an event attaches
   * while that is under way is left to the event.
   *
   * @param cursors where the client is; its history from there comes, whether it shows the chat or
   *     not
   * @param turn given away while the client does not read
   * @return to how many of the chats it is attached as a member's
   * @throws AttachException if a view did not answer for too long
   */
  public int attachAgain(Subscriber subscriber, List<Cursor> cursors, Turn turn)
      throws AttachException {
    Attaching session = new Attaching(subscriber, turn);
    List<Pending> places = new ArrayList<>();
    for (Cursor cursor : cursors) {
      Attachment place = rooms.reserveAgain(cursor.chat(), subscriber);
      if (place != null) {
        places.add(new Pending(place, cursor.seq(), true));
      }
    }
    return attachAll(session, places, MAX_CURSORS_WITH_HISTORY);
  }

  private int attachOthers(Attaching session, List<UserChat> memberships, Sync sync)
      throws AttachException {
    Set<UUID> done = sync.cursors().stream().map(Cursor::chat).collect(Collectors.toSet());
    List<Pending> others = new ArrayList<>();
    int attachedByTail = 0;
    for (UserChat membership : memberships) {
      if (done.add(membership.chatId())
          && !keepPlace(
              session,
              membership.chatId(),
              Pending.FROM_NOW,
              sync.isOpen(membership.chatId()),
              others)) {
        attachedByTail++;
      }
    }
    session.attachments().endSync();
    return attachedByTail + attachAll(session, others, MAX_CURSORS);
  }

  private boolean keepPlace(
      Attaching session, UUID chat, long cursor, boolean open, List<Pending> places) {
    Attachment place = rooms.reserve(chat, session.session());
    return place != null && places.add(new Pending(place, cursor, open));
  }

  private int attachAll(Subscriber session, List<Pending> places, int batch)
      throws AttachException {
    if (places.isEmpty()) {
      return 0;
    }
    Positions positions = new Patience(pause).ask(source::positions);
    Map<Integer, List<Pending>> byPartition =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    place -> positions.partitionOf(place.chatId()),
                    TreeMap::new,
                    Collectors.toList()));
    int members = 0;
    for (Map.Entry<Integer, List<Pending>> partition : byPartition.entrySet()) {
      List<Pending> all = partition.getValue();
      for (int from = 0; from < all.size(); from += batch) {
        List<Pending> some = all.subList(from, Math.min(all.size(), from + batch));
        members += attachBatch(session, partition.getKey(), some);
      }
    }
    return members;
  }

  /** Asks until every place of the batch is settled. */
  private int attachBatch(Subscriber session, int partition, List<Pending> batch)
      throws AttachException {
    Patience patience = new Patience(pause);
    int members = 0;
    boolean last = false;
    List<Pending> open = batch;
    while (!open.isEmpty() && !session.attachments().isClosed()) {
      List<Pending> asked = open;
      AttachAnswer answer = patience.ask(() -> views.attach(question(session, partition, asked)));
      List<Pending> again = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        Pending pending = asked.get(i);
        Attached chat = answer.chats().get(i);
        if (pending.from() > chat.lastSeq() && !last) {
          // The client has been with a node that is ahead of this view. Or its cursor is nonsense.
          again.add(pending);
        } else if (settle(session, pending, chat) == Settled.AGAIN) {
          again.add(pending.from(chat.lastSeq()));
        } else if (chat.access() == Access.MEMBER) {
          members++;
        }
      }
      if (last && !again.isEmpty()) {
        throw new AttachException("a chat outruns its view");
      }
      open = again;
      last = !again.isEmpty() && !patience.pause();
    }
    return members;
  }

  /** The position is read here, after the places were kept; see the class. */
  private AttachQuery question(Subscriber session, int partition, List<Pending> places) {
    return new AttachQuery(
        partition,
        source.positions().of(partition),
        session.userId(),
        places.stream().map(Pending::question).toList(),
        Limits.MAX_CHUNK_EVENTS,
        Limits.MAX_CHUNK_BYTES);
  }

  private Settled settle(Subscriber session, Pending pending, Attached chat) {
    if (!history.send(session, pending.from(), chat)) {
      return Settled.GONE;
    }
    boolean member = chat.access() == Access.MEMBER;
    byte[] synced = ServerFrames.synced(chat.chatId(), chat.lastSeq(), member);
    Settled settled = rooms.settle(pending.place(), chat.lastSeq(), member, synced);
    boolean unsaid = !pending.history() && pending.cursor() < chat.lastSeq();
    if (settled == Settled.DONE && member && unsaid) {
      session.behind(chat.chatId(), chat.lastSeq());
    }
    return settled;
  }
}
