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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attaches a session to its user's chats, without a gap and without a double.
 *
 * <p>First a place is kept in the room, so that events wait; <em>then</em> the tail's position is
 * read, and a view is asked as of that position. Events that were over before the place was there
 * are below the position, so the answer has them; later ones wait. Where the answer is ahead of the
 * tail, the place remembers how far, and what the tail brings up to there is passed over.
 */
public final class Attacher {
  /**
   * Chats that are asked about together, of all partitions. With a past, their answers are at most
   * 1 MiB for one session.
   *
   * @param chats how many, at most 256 as {@link AttachQuery} allows
   * @param bytes of the past of each
   */
  private record Portion(int chats, int bytes) {
    private static final Portion NO_PASTS = new Portion(256, Limits.MAX_CHUNK_BYTES);
    private static final Portion PASTS = new Portion(4, Limits.MAX_CHUNK_BYTES);
    private static final Portion SHORT_PASTS = new Portion(32, Limits.MAX_CHUNK_BYTES / 8);
  }

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
    return attachWithHistory(session, known)
        + attachFromNow(session, quiet)
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
    return attachWithHistory(session, places);
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
    return attachedByTail + attachFromNow(session, others);
  }

  private boolean keepPlace(
      Attaching session, UUID chat, long cursor, boolean open, List<Pending> places) {
    Attachment place = rooms.reserve(chat, session.session());
    return place != null && places.add(new Pending(place, cursor, open));
  }

  /** Of chats with a past first those whose past is short, many at once; then the others. */
  private int attachWithHistory(Subscriber session, List<Pending> places) throws AttachException {
    List<Pending> large = new ArrayList<>();
    return attachAll(session, places, Portion.SHORT_PASTS, large)
        + attachAll(session, large, Portion.PASTS, null);
  }

  private int attachFromNow(Subscriber session, List<Pending> places) throws AttachException {
    return attachAll(session, places, Portion.NO_PASTS, null);
  }

  /**
   * Attaches, a portion after the other.
   *
   * @param large takes those whose past is longer than the portion allows; null: a snapshot is sent
   */
  private int attachAll(
      Subscriber session, List<Pending> places, Portion portion, @Nullable List<Pending> large)
      throws AttachException {
    int members = 0;
    for (int from = 0; from < places.size(); from += portion.chats()) {
      List<Pending> some = places.subList(from, Math.min(places.size(), from + portion.chats()));
      members += attachSome(session, some, portion, large);
    }
    return members;
  }

  /** Asks until every place is settled, or known to be large. */
  private int attachSome(
      Subscriber session, List<Pending> places, Portion portion, @Nullable List<Pending> large)
      throws AttachException {
    Patience patience = new Patience(pause);
    int members = 0;
    boolean last = false;
    List<Pending> open = places;
    while (!open.isEmpty() && !session.attachments().isClosed()) {
      List<Pending> asked = open;
      List<Pending> again = new ArrayList<>();
      for (Answered answered : patience.ask(() -> ask(session, asked, portion))) {
        Pending pending = answered.pending();
        Attached chat = answered.chat();
        if (chat == null || (pending.from() > chat.lastSeq() && !last)) {
          // Its view is away. Or the client has been with a node that is ahead of this view. Or its
          // cursor is nonsense.
          again.add(pending);
        } else if (chat.snapshot() && large != null) {
          large.add(pending);
        } else if (settle(session, pending, chat) == Settled.AGAIN) {
          again.add(pending.from(chat.lastSeq()));
        } else if (chat.access() == Access.MEMBER) {
          members++;
        }
      }
      if (last && !again.isEmpty()) {
        throw new AttachException("a view is away, or a chat outruns it");
      }
      open = again;
      last = !again.isEmpty() && !patience.pause();
    }
    return members;
  }

  /** What a view says of a place; null: it did not answer. */
  private record Answered(Pending pending, @Nullable Attached chat) {}

  /** The position is read here, after the places were kept; see the class. */
  private List<Answered> ask(Subscriber session, List<Pending> places, Portion portion) {
    Positions positions = source.positions();
    Map<Integer, List<Pending>> byPartition =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    place -> positions.partitionOf(place.chatId()),
                    TreeMap::new,
                    Collectors.toList()));
    List<AttachQuery> questions = new ArrayList<>();
    byPartition.forEach(
        (partition, some) ->
            questions.add(
                new AttachQuery(
                    partition,
                    positions.of(partition),
                    session.userId(),
                    some.stream().map(Pending::question).toList(),
                    Limits.MAX_CHUNK_EVENTS,
                    portion.bytes())));
    List<Optional<AttachAnswer>> answers = views.attachEach(questions);
    List<Answered> answered = new ArrayList<>();
    int question = 0;
    for (List<Pending> some : byPartition.values()) {
      AttachAnswer answer = answers.get(question++).orElse(null);
      for (int i = 0; i < some.size(); i++) {
        answered.add(new Answered(some.get(i), answer == null ? null : answer.chats().get(i)));
      }
    }
    return answered;
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
