package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.Subscriber;
import dev.confab.platform.command.AcknowledgedSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.WishViews;
import dev.confab.schemas.mark.AdvanceMarks;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how far people have come. Nobody decides on that, so what is wrong is found here: who
 * marks is a member, and what they mark is there.
 */
public final class Marks {
  /** A client may know by an event what a view knows some milliseconds later: it is asked again. */
  private static final int MAX_TRIES_BEHIND = 3;

  /** Views are away for some ten seconds at most; a try is a second. */
  private static final int MAX_TRIES_AWAY = 30;

  private final HeadQuestions heads;
  private final AcknowledgedSender<AdvanceMarks> sender;
  private final InstantSource clock;

  /** Judges by views, and writes by a sender. */
  public Marks(WishViews views, AcknowledgedSender<AdvanceMarks> sender, InstantSource clock) {
    this.heads = new HeadQuestions(views::heads);
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Writes marks down; what is wrong is answered by {@code error}. Blocks.
   *
   * @return those that should be tried again later
   */
  List<NotedMark> write(Subscriber session, List<NotedMark> marks) {
    return marks.stream()
        .gather(Gatherers.windowFixed(HeadQuestions.MAX_CHATS))
        .flatMap(some -> writeSome(session, some).stream())
        .toList();
  }

  private List<NotedMark> writeSome(Subscriber session, List<NotedMark> marks) {
    List<NotedMark> again = new ArrayList<>();
    Map<UUID, ChatHead> found;
    try {
      found = heads(session.userId(), marks);
    } catch (ViewUnavailableException e) {
      marks.forEach(mark -> later(session, mark, again));
      return again;
    }
    Map<NotedMark, CompletableFuture<Void>> sent = new HashMap<>();
    for (NotedMark mark : marks) {
      ChatHead head = found.get(mark.mark().chat());
      Member member = head == null ? null : head.membership();
      ErrorCode wrong = wrong(mark, head, member);
      if (wrong != null) {
        refuseOrWait(session, mark, wrong, head, again);
      } else if (member != null && !isKnown(mark, member)) {
        sent.put(mark, send(session.userId(), mark, member));
      }
    }
    sent.forEach(
        (mark, written) -> {
          if (!isWritten(written)) {
            later(session, mark, again);
          }
        });
    return again;
  }

  private Map<UUID, ChatHead> heads(UUID user, List<NotedMark> marks) {
    List<ChatPosition> chats =
        marks.stream().map(mark -> ChatPosition.current(mark.mark().chat())).toList();
    return heads.ask(user, chats).stream()
        .collect(Collectors.toMap(ChatHead::chatId, Function.identity()));
  }

  private static @Nullable ErrorCode wrong(
      NotedMark mark, @Nullable ChatHead head, @Nullable Member member) {
    if (head == null) {
      return ErrorCode.CHAT_NOT_FOUND;
    }
    if (member == null) {
      return ErrorCode.NOT_A_MEMBER;
    }
    return mark.no() > head.lastNo() ? ErrorCode.MESSAGE_NOT_FOUND : null;
  }

  private static boolean isKnown(NotedMark mark, Member member) {
    dev.confab.platform.query.Marks known = member.marks();
    return known != null
        && known.receivedNo() >= mark.no()
        && known.readNo() >= mark.mark().readNo();
  }

  private CompletableFuture<Void> send(UUID user, NotedMark noted, Member member) {
    UUID chat = noted.mark().chat();
    return sender.send(
        chat,
        new AdvanceMarks(
            chat,
            user,
            noted.mark().receivedNo(),
            noted.mark().readNo(),
            member.joinedSeq(),
            clock.instant()));
  }

  private static boolean isWritten(CompletableFuture<Void> sent) {
    try {
      sent.join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof OutcomeUnknownException) {
        return false;
      }
      throw e;
    }
  }

  private static void refuseOrWait(
      Subscriber session,
      NotedMark mark,
      ErrorCode wrong,
      @Nullable ChatHead head,
      List<NotedMark> again) {
    boolean ahead = head == null || mark.no() - head.lastNo() <= ChatBounds.MAX_AHEAD;
    if (ahead && mark.tries() + 1 < MAX_TRIES_BEHIND) {
      again.add(mark.tried());
    } else {
      error(session, mark, wrong, sentence(wrong));
    }
  }

  private static void later(Subscriber session, NotedMark mark, List<NotedMark> again) {
    if (mark.tries() + 1 < MAX_TRIES_AWAY) {
      again.add(mark.tried());
    } else {
      error(session, mark, ErrorCode.UNAVAILABLE, "The mark cannot be written down now.");
    }
  }

  private static String sentence(ErrorCode wrong) {
    return switch (wrong) {
      case CHAT_NOT_FOUND -> "There is no such chat.";
      case NOT_A_MEMBER -> "You are no member of this chat.";
      default -> "The chat has no message of this `no`.";
    };
  }

  private static void error(Subscriber session, NotedMark mark, ErrorCode code, String sentence) {
    session.send(ServerFrames.error(mark.mark().id(), code, sentence));
  }
}
