package dev.confab.processors.walk;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a chat's whole log anew for every question: slow, and hard to get wrong. */
final class NaiveReader {
  private final List<ChatEvent> log = new ArrayList<>();

  void add(ChatEvent event) {
    log.add(event);
  }

  long lastSeq() {
    return log.size();
  }

  /** Is somebody a member after the event of a seq, or at it? Who goes still hears of that. */
  boolean mayHear(UUID userId, long seq) {
    return isMember(userId, seq) || isMember(userId, seq - 1);
  }

  boolean isMember(UUID userId) {
    return isMember(userId, lastSeq());
  }

  private boolean isMember(UUID userId, long atSeq) {
    boolean member = false;
    for (ChatEvent event : log.subList(0, (int) atSeq)) {
      member =
          switch (event) {
            case MemberAdded e when e.userId().equals(userId) -> true;
            case MemberJoined e when e.actor().equals(userId) -> true;
            case MemberLeft e when e.actor().equals(userId) -> false;
            case MemberRemoved e when e.userId().equals(userId) -> false;
            case MemberBanned e when e.userId().equals(userId) -> false;
            default -> member;
          };
    }
    return member;
  }

  private boolean open() {
    boolean open = false;
    for (ChatEvent event : log) {
      open =
          switch (event) {
            case ChatCreated e -> e.open();
            case ChatSettingsChanged e -> e.settings().open();
            default -> open;
          };
    }
    return open;
  }

  /** What a member may see of the log: all of it if anybody could come and look. */
  List<Long> visible(UUID member) {
    boolean open = open();
    return log.stream().map(ChatEvent::seq).filter(seq -> open || mayHear(member, seq)).toList();
  }

  /** What the messages say that a member may see, by seq; nothing where they are gone. */
  Map<Long, String> history(UUID member) {
    List<Long> visible = visible(member);
    Map<Long, String> texts = new TreeMap<>();
    for (ChatEvent event : log) {
      switch (event) {
        case MessagePosted e -> texts.put(e.seq(), text(e.content()));
        case MessageEdited e -> texts.put(e.messageSeq(), text(e.content()));
        case MessageDeleted e -> texts.put(e.messageSeq(), "");
        case MessageRecalled e -> texts.put(e.messageSeq(), "");
        default -> {}
      }
    }
    texts.keySet().retainAll(visible);
    return texts;
  }

  /** How often a message was reacted with what, and not taken back. */
  Map<String, Long> reactions(long messageSeq) {
    Map<String, Long> counts = new TreeMap<>();
    for (ChatEvent event : log) {
      switch (event) {
        case ReactionAdded e when e.messageSeq() == messageSeq ->
            counts.merge(e.reaction(), 1L, Long::sum);
        case ReactionRemoved e when e.messageSeq() == messageSeq ->
            counts.merge(e.reaction(), -1L, Long::sum);
        case MessageDeleted e when e.messageSeq() == messageSeq -> counts.clear();
        case MessageRecalled e when e.messageSeq() == messageSeq -> counts.clear();
        default -> {}
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Messages that came after what a member has read, wrote or found when they came. */
  long unread(UUID member, long markedNo) {
    return posted().stream().filter(post -> post.no() > readTo(member, markedNo)).count();
  }

  /** Those of them that are meant for the member. */
  long unreadMentions(UUID member, long markedNo) {
    return posted().stream()
        .filter(post -> post.no() > readTo(member, markedNo) && !post.actor().equals(member))
        .filter(post -> names(post.mentions(), member))
        .count();
  }

  private static boolean names(@Nullable Mentions mentions, UUID member) {
    return mentions != null && (mentions.everyone() || mentions.users().contains(member));
  }

  private long readTo(UUID member, long markedNo) {
    long no = markedNo;
    for (ChatEvent event : log) {
      no =
          switch (event) {
            case MemberAdded e when e.userId().equals(member) -> Math.max(no, e.joinedNo());
            case MemberJoined e when e.actor().equals(member) -> Math.max(no, e.joinedNo());
            case MessagePosted e when e.actor().equals(member) -> Math.max(no, e.no());
            default -> no;
          };
    }
    return no;
  }

  private List<MessagePosted> posted() {
    return log.stream()
        .filter(MessagePosted.class::isInstance)
        .map(MessagePosted.class::cast)
        .toList();
  }

  private static String text(@Nullable MessageContent content) {
    return content == null ? "" : content.text();
  }
}
