package dev.confab.processors.view;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Records of the timeline's sources, in an order in which they may come. */
final class TimelineLog {
  private static final TimelineProcessor.Codecs CODECS =
      TimelineProcessor.Codecs.of(new InMemorySchemaIds());

  private final List<Entry> entries = new ArrayList<>();

  /** A record at its offset: an event, or else a mark. */
  private record Entry(int offset, ChatEvent event, AdvanceMarks marks) {}

  static TimelineLog of(List<ChatEvent> events) {
    TimelineLog log = new TimelineLog();
    events.forEach(log::add);
    return log;
  }

  static TimelineLog random(Random random, int chats, int size) {
    TimelineLog log = new TimelineLog();
    RandomChats all = new RandomChats(random, chats);
    while (log.size() < size) {
      AdvanceMarks marks = random.nextInt(5) == 0 ? all.nextMarks() : null;
      if (marks == null) {
        log.add(all.nextEvent());
      } else {
        log.entries.add(new Entry(log.count(false), null, marks));
      }
    }
    return log;
  }

  static Replayed view(Map<String, Bytes> rows) {
    return new Replayed(
        TimelineTopology.STORE,
        ViewName.TIMELINE,
        TimelineTopology.SOURCES,
        rows,
        partitions -> new TimelineProcessor(CODECS, partitions));
  }

  int size() {
    return entries.size();
  }

  void deliver(Replayed view, List<Integer> places) {
    for (int place : places) {
      Entry entry = entries.get(place);
      if (entry.event == null) {
        deliver(view, entry.offset, entry.marks);
      } else {
        deliver(view, entry.offset, entry.event);
      }
    }
  }

  /** An event at an offset. */
  static void deliver(Replayed view, int offset, ChatEvent event) {
    view.deliver(
        Topics.CHAT_EVENTS.name(),
        offset,
        Ids.bytes(event.chatId()),
        CODECS.events().encode(event));
  }

  /** A mark at an offset. */
  static void deliver(Replayed view, int offset, AdvanceMarks marks) {
    view.deliver(
        Topics.CHAT_MARK_COMMANDS.name(),
        offset,
        Ids.bytes(marks.chatId()),
        CODECS.wishes().encode(marks));
  }

  static List<MarksAdvanced> told(Replayed view) {
    return view.told().stream().map(value -> CODECS.marks().decode(value.toArray())).toList();
  }

  static byte[] bytes(MarksAdvanced told) {
    return CODECS.marks().encode(told);
  }

  /** A key as rows are named. */
  static String name(byte[] key) {
    return Bytes.copyOf(key).toString();
  }

  /** All records once, those of each topic in their order, the topics mixed in another way. */
  List<Integer> mixedAnew(Random random) {
    List<Integer> events = places(true);
    List<Integer> marks = places(false);
    List<Integer> mixed = new ArrayList<>();
    while (!events.isEmpty() || !marks.isEmpty()) {
      boolean event = marks.isEmpty() || (!events.isEmpty() && random.nextBoolean());
      mixed.add(event ? events.removeFirst() : marks.removeFirst());
    }
    return mixed;
  }

  /** Keys of marks of those who went after they had said one. */
  Set<String> marksOfTheGone() {
    Set<String> keys = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.marks != null && hasGone(entry.marks)) {
        keys.add(
            Bytes.copyOf(TimelineKeys.mark(entry.marks.chatId(), entry.marks.userId())).toString());
      }
    }
    return keys;
  }

  private boolean hasGone(AdvanceMarks marks) {
    return entries.stream()
        .filter(entry -> entry.event != null && entry.event.chatId().equals(marks.chatId()))
        .filter(entry -> entry.event.seq() > marks.memberSeq())
        .map(entry -> MembershipProcessor.changeBy(entry.event))
        .anyMatch(
            change ->
                change instanceof ByUserRecord.Membership membership
                    && !membership.member()
                    && membership.userId().equals(marks.userId()));
  }

  private void add(ChatEvent event) {
    entries.add(new Entry(count(true), event, null));
  }

  private int count(boolean event) {
    return places(event).size();
  }

  private List<Integer> places(boolean event) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < entries.size(); place++) {
      if ((entries.get(place).event != null) == event) {
        places.add(place);
      }
    }
    return places;
  }
}
