package dev.confab.gateway.model;

import dev.confab.gateway.protocol.Limits;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Views over a {@link ModelLog} that keep their promises and no more: each answer is of some moment
 * at or after what was asked for, which may be before or behind what others have seen; it may come
 * late, or not at all.
 */
final class ModelViews implements DeliveryViews {
  /** A larger gap is a snapshot: small, so that tests meet many. */
  static final int MAX_EVENTS = 12;

  /** The same for who asks for little. */
  static final int FEW_EVENTS = 6;

  private final ModelLog log;
  private final TopicCodec<ChatEvent> codec;
  private final Runnable pause;
  private final Random random;
  private final ModelOwn own = new ModelOwn();
  private volatile int failuresPercent = 10;

  /** Sees what is asked for sessions that attach. */
  private Consumer<AttachQuery> asked = _ -> {};

  /**
   * Views over a log.
   *
   * @param pause called where time may pass: before a question arrives and before its answer does
   */
  ModelViews(ModelLog log, TopicCodec<ChatEvent> codec, Runnable pause, Random random) {
    this.log = log;
    this.codec = codec;
    this.pause = pause;
    this.random = random;
  }

  /** From now on the views answer always, from the end of the log. */
  void settle() {
    failuresPercent = -1;
  }

  /** From now on somebody sees what is asked for sessions that attach, and may refuse it. */
  void whenAttaching(Consumer<AttachQuery> sees) {
    asked = sees;
  }

  /** From now on nobody answers, until they {@link #settle}. */
  void away() {
    failuresPercent = 100;
  }

  @Override
  public List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    beginning();
    List<UserChat> answer = new ArrayList<>();
    for (UUID chat : log.chats()) {
      int partition = ModelLog.partitionOf(chat);
      List<ChatEvent> events = events(chat, moment(partition, positions.get(partition)));
      if (isMember(events, userId)) {
        answer.add(new UserChat(chat, 1));
      }
    }
    pause.run();
    return answer;
  }

  @Override
  public OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions) {
    beginning();
    List<UserChat> chats = new ArrayList<>();
    List<Invitation> invitations = new ArrayList<>();
    for (UUID chat : log.chats()) {
      int partition = ModelLog.partitionOf(chat);
      List<ChatEvent> events = events(chat, moment(partition, positions.get(partition)));
      long joined = ModelLog.memberSince(events, userId);
      if (joined > 0) {
        chats.add(new UserChat(chat, joined));
      }
      MemberInvited invited = ModelLog.invitation(events, userId);
      if (invited != null) {
        invitations.add(
            new Invitation(
                chat, invited.seq(), userId, invited.actor(), invited.at(), invited.expiresAt()));
      }
    }
    pause.run();
    return new OwnChats(chats, invitations);
  }

  /** What users say of themselves. */
  ModelOwn own() {
    return own;
  }

  @Override
  public OwnState ownStateAt(UUID userId, long minOffset) {
    beginning();
    long end = own.users.end(ModelLog.partitionOf(userId));
    OwnState answer = ModelOwn.state(own.events(userId, someAt(end, minOffset)));
    pause.run();
    return answer;
  }

  @Override
  public OwnPreferences ownPreferencesAt(UUID userId, long minVersion) {
    beginning();
    List<UserEvent> events = own.events(userId);
    OwnPreferences answer =
        ModelOwn.preferences(events.subList(0, (int) someAt(events.size(), minVersion)));
    pause.run();
    return answer;
  }

  @Override
  public List<OwnMark> ownMarks(OwnMarksQuery query) {
    beginning();
    long moment = someAt(own.marks.end(query.partition()), query.minOffset());
    List<OwnMark> answer =
        query.chatIds().stream()
            .map(chat -> own.mark(chat, query.userId(), moment))
            .filter(mark -> mark.receivedNo() > 0)
            .toList();
    pause.run();
    return answer;
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    beginning();
    asked.accept(query);
    long moment = moment(query.partition(), query.minOffset());
    AttachAnswer answer =
        new AttachAnswer(query.cursors().stream().map(c -> attached(c, query, moment)).toList());
    pause.run();
    return answer;
  }

  private AttachAnswer.Attached attached(
      AttachQuery.Cursor cursor, AttachQuery query, long moment) {
    UUID user = query.userId();
    int most = query.maxBytes() < Limits.MAX_CHUNK_BYTES ? FEW_EVENTS : MAX_EVENTS;
    List<ChatEvent> events = events(cursor.chatId(), moment);
    if (events.isEmpty()) {
      return new AttachAnswer.Attached(
          cursor.chatId(), Access.NO_CHAT, 0, 0, null, false, List.of());
    }
    NavigableSet<Long> visible = log.visible(cursor.chatId(), user);
    List<ChatEvent> missed =
        events.stream()
            .filter(event -> cursor.seq() >= 0 && event.seq() > cursor.seq())
            .filter(event -> visible.contains(event.seq()))
            .toList();
    boolean snapshot = missed.size() > most;
    List<ChatEvent> sent = snapshot ? missed.subList(missed.size() - most, missed.size()) : missed;
    return new AttachAnswer.Attached(
        cursor.chatId(),
        isMember(events, user) ? Access.MEMBER : Access.NO_MEMBER,
        events.getLast().seq(),
        events.getLast().seq(),
        "a chat",
        snapshot,
        sent.stream().map(codec::encode).toList());
  }

  /** Heads of chats, as of one moment each. */
  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    beginning();
    List<ChatHead> heads = new ArrayList<>();
    for (ChatPosition chat : chats) {
      int partition = ModelLog.partitionOf(chat.chatId());
      List<ChatEvent> events = events(chat.chatId(), moment(partition, 0));
      if (events.size() < chat.minSeq()) {
        throw new ViewUnavailableException("has not come so far");
      }
      if (!events.isEmpty()) {
        heads.add(
            ModelFacts.head(
                chat.chatId(),
                events.size(),
                isMember(events, viewer) ? viewer : null,
                log.unread(chat.chatId(), viewer, events.size())));
      }
    }
    pause.run();
    return heads;
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    beginning();
    List<ChatEvent> events = events(chat.chatId(), Long.MAX_VALUE);
    if (events.size() < chat.minSeq()) {
      throw new ViewUnavailableException("has not come so far");
    }
    NavigableSet<Long> visible = log.visible(chat.chatId(), viewer);
    List<byte[]> range =
        events.stream()
            .filter(event -> event.seq() >= fromSeq && event.seq() <= toSeq)
            .filter(event -> visible.contains(event.seq()))
            .map(codec::encode)
            .toList();
    Access access = isMember(events, viewer) ? Access.MEMBER : Access.NO_MEMBER;
    pause.run();
    return new RangeAnswer(access, false, access == Access.MEMBER ? range : List.of());
  }

  /** The question takes time to come, and may get lost. */
  private void beginning() {
    pause.run();
    if (random.nextInt(100) < failuresPercent) {
      throw new ViewUnavailableException("away");
    }
  }

  /** Some position at or after one. */
  private long moment(int partition, long min) {
    return someAt(log.end(partition), min);
  }

  private long someAt(long end, long min) {
    if (failuresPercent < 0 || end <= min) {
      return end;
    }
    return min + random.nextLong(end - min + 1);
  }

  private List<ChatEvent> events(UUID chat, long moment) {
    return log.partition(ModelLog.partitionOf(chat), 0).stream()
        .filter(record -> record.offset() < moment)
        .map(ModelLog.Record::event)
        .filter(event -> event.chatId().equals(chat))
        .toList();
  }

  private static boolean isMember(List<ChatEvent> events, UUID user) {
    boolean member = false;
    for (ChatEvent event : events) {
      member = ModelLog.begins(event, user) || (member && !ModelLog.ends(event, user));
    }
    return member;
  }

  // The gateway asks nothing else.
}
