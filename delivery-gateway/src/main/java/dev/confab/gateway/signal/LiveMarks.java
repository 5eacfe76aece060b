package dev.confab.gateway.signal;

import dev.confab.gateway.protocol.EphemeralFrames;
import dev.confab.gateway.room.Audience;
import dev.confab.gateway.room.Rooms;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far others have come, told to those who are attached: of each chat once a round, whoever has
 * come further meanwhile. In small chats by name, in large ones as counts for the newest message.
 * What a view does not answer is told in a later round. No more waits than the chats that somebody
 * is attached to have members.
 */
final class LiveMarks {
  /** Users of one question: the bound of the query API. */
  static final int MOST_USERS = 256;

  /** Chats that views are asked about at the same time: answers of 10 ms are 1,600 a second. */
  static final int MOST_ASKING = 16;

  private static final Logger log = LoggerFactory.getLogger(LiveMarks.class);

  private final ConcurrentMap<UUID, Map<UUID, MarksAdvanced>> news = new ConcurrentHashMap<>();
  private final Rooms rooms;
  private final MarkViews views;
  private final Executor executor;

  /** What of a chat is to be told, and to whom. */
  private record News(UUID chat, Audience audience, Map<UUID, MarksAdvanced> marks) {}

  LiveMarks(Rooms rooms, MarkViews views, Executor executor) {
    this.rooms = rooms;
    this.views = views;
    this.executor = executor;
  }

  /** Is anybody here interested in a chat? */
  boolean wants(UUID chatId) {
    return rooms.wants(chatId);
  }

  /** Somebody has come further. */
  void take(MarksAdvanced marks) {
    news.compute(
        marks.chatId(),
        (_, known) -> {
          Map<UUID, MarksAdvanced> users = known == null ? new HashMap<>() : known;
          users.merge(marks.userId(), marks, LiveMarks::further);
          return users;
        });
  }

  /** Tells what is new since the last round; blocks while views are asked. */
  void round() {
    List<News> named = new ArrayList<>();
    List<News> others = new ArrayList<>();
    for (UUID chat : List.copyOf(news.keySet())) {
      Map<UUID, MarksAdvanced> marks = news.remove(chat);
      Audience audience = rooms.audience(chat);
      if (marks != null && audience != null) {
        OptionalLong members = audience.headcount();
        boolean small = members.isPresent() && members.getAsLong() <= Marks.MOST_MEMBERS;
        (small ? named : others).add(new News(chat, audience, marks));
      }
    }
    attempt(named, () -> tellNames(named));
    others.stream().gather(Gatherers.windowFixed(MOST_ASKING)).forEach(this::askTogether);
  }

  private void askTogether(List<News> some) {
    CompletableFuture.allOf(
            some.stream()
                .map(one -> CompletableFuture.runAsync(() -> ask(one), executor))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private void ask(News one) {
    attempt(List.of(one), () -> tellAsked(one));
  }

  /** What fails is told later. */
  private void attempt(List<News> all, Runnable telling) {
    try {
      telling.run();
    } catch (ViewUnavailableException e) {
      log.atDebug().setCause(e).log("marks are told later");
      all.forEach(one -> one.marks().values().forEach(this::take));
    }
  }

  /** Of a chat that is large, or of which that is not known yet. */
  private void tellAsked(News one) {
    Set<UUID> some = one.audience().members(1);
    if (some.isEmpty()) {
      return;
    }
    UUID viewer = some.iterator().next();
    ChatPosition chat = new ChatPosition(one.chat(), one.audience().askingHeadcount());
    for (ChatHead head : views.heads(viewer, List.of(chat))) {
      one.audience().answerHeadcount(head.lastSeq(), head.memberCount());
      if (head.memberCount() <= Marks.MOST_MEMBERS) {
        tellNames(List.of(one));
      } else {
        tellCounts(one, viewer, head.lastMessage());
        tellOwn(one);
      }
    }
  }

  /** Of the newest message that some member here may see. */
  private void tellCounts(News one, UUID viewer, @Nullable Message newest) {
    if (newest == null) {
      return;
    }
    ReadersAnswer answer = views.readers(viewer, ChatPosition.current(one.chat()), newest.seq());
    if (answer.found()) {
      byte[] frame =
          EphemeralFrames.markCounts(one.chat(), newest.no(), answer.received(), answer.read());
      one.audience().tell(_ -> frame);
    }
  }

  /** One's own other devices. */
  private static void tellOwn(News one) {
    one.audience()
        .tell(
            user -> {
              MarksAdvanced own = one.marks().get(user);
              return own == null ? null : EphemeralFrames.marks(one.chat(), List.of(own));
            });
  }

  /** Who does not want others to see how far they have read is named to themselves only. */
  private void tellNames(List<News> all) {
    Set<UUID> open = open(all);
    for (News one : all) {
      List<MarksAdvanced> shown =
          one.marks().values().stream().filter(mark -> open.contains(mark.userId())).toList();
      byte[] shared = shown.isEmpty() ? null : EphemeralFrames.marks(one.chat(), shown);
      one.audience()
          .tell(
              user -> {
                MarksAdvanced own = open.contains(user) ? null : one.marks().get(user);
                return own == null ? shared : EphemeralFrames.marks(one.chat(), with(shown, own));
              });
    }
  }

  /** Those of whom others may see how far they have read. */
  private Set<UUID> open(List<News> all) {
    return all.stream()
        .flatMap(one -> one.marks().keySet().stream())
        .distinct()
        .gather(Gatherers.windowFixed(MOST_USERS))
        .flatMap(some -> views.people(some, some.getFirst()).stream())
        .filter(person -> person.privacy().readReceipts())
        .map(person -> person.account().userId())
        .collect(Collectors.toSet());
  }

  private static List<MarksAdvanced> with(List<MarksAdvanced> others, MarksAdvanced own) {
    List<MarksAdvanced> all = new ArrayList<>(others);
    all.add(own);
    return all;
  }

  /** Positions only grow; a view that is rebuilt may say older ones again. */
  private static MarksAdvanced further(MarksAdvanced one, MarksAdvanced other) {
    return new MarksAdvanced(
        one.chatId(),
        one.userId(),
        Math.max(one.receivedNo(), other.receivedNo()),
        other.receivedAt(),
        Math.max(one.readNo(), other.readNo()),
        other.readAt());
  }
}
