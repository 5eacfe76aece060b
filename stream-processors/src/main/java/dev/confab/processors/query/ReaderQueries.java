package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Reader;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.MessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries for who has read a message. */
final class ReaderQueries {
  /** Rows looked at in one go: the view takes no record meanwhile. */
  private static final int ROWS_AT_ONCE = 1_000;

  private final ChatReading reading;

  ReaderQueries(ChatReading reading) {
    this.reading = reading;
  }

  ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq) {
    Question question =
        reading.asMember(
            viewer,
            chat,
            access -> new Question(ReadersAnswer.none(access), null, false),
            seen -> {
              MessageRow row = seen.row(messageSeq);
              return new Question(
                  ReadersAnswer.none(Access.MEMBER),
                  row == null || row.detail().isGone() ? null : row,
                  seen.head().memberCount() <= Marks.MOST_MEMBERS);
            });
    return question.message() == null
        ? question.otherwise()
        : count(chat.chatId(), question.message(), question.named());
  }

  /**
   * What is to be counted.
   *
   * @param otherwise the answer if there is nothing to count
   * @param message the message; null: there is nothing
   * @param named are readers named?
   */
  private record Question(ReadersAnswer otherwise, @Nullable MessageRow message, boolean named) {}

  private ReadersAnswer count(UUID chatId, MessageRow message, boolean named) {
    Count count = new Count(message, named);
    UUID after = null;
    do {
      UUID from = after;
      after =
          reading
              .again(
                  chatId,
                  rows -> Optional.ofNullable(MemberScan.scan(rows, from, ROWS_AT_ONCE, count)))
              .orElse(null);
    } while (after != null && !count.isDone());
    return count.answer();
  }

  /** Counts members who were there before the message was said, without its author. */
  private static final class Count implements MemberScan.Visitor {
    private final MessageRow message;
    private final boolean named;
    private final List<Reader> readers = new ArrayList<>();
    private long received;
    private long read;

    Count(MessageRow message, boolean named) {
      this.message = message;
      this.named = named;
    }

    @Override
    public boolean visit(UUID userId, MemberRow row, MarkRow mark) {
      if (userId.equals(message.senderId()) || row.joinedNo() >= message.no()) {
        return true;
      }
      Marks marks = Standing.marks(row, mark);
      if (marks.receivedNo() >= message.no()) {
        received++;
      }
      if (marks.readNo() >= message.no()) {
        read++;
        if (named && readers.size() < Marks.MOST_MEMBERS) {
          readers.add(new Reader(userId, marks.readAt()));
        }
      }
      return !isDone();
    }

    boolean isDone() {
      return read >= ReadersAnswer.MOST_COUNTED;
    }

    ReadersAnswer answer() {
      return new ReadersAnswer(
          Access.MEMBER, true, Math.min(received, ReadersAnswer.MOST_COUNTED), read, readers);
    }
  }
}
