package dev.confab.processors.query;

import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.TimelineKeys;
import dev.confab.processors.view.TimelineTopology;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Queries for how far a user has said to have come. The timeline reads what it tells of marks
 * itself, so it knows how far it has come there; without waiting for that, one that was cut off and
 * does not know yet would leave out what its successor has told.
 */
final class OwnMarkQueries {
  private final ViewPartitions timeline;

  OwnMarkQueries(ViewPartitions timeline) {
    this.timeline = timeline;
  }

  List<OwnMark> ownMarks(OwnMarksQuery query) {
    Limits.checkIds(query.chatIds());
    for (UUID chatId : query.chatIds()) {
      if (timeline.numberOf(chatId) != query.partition()) {
        throw new IllegalArgumentException("chat " + chatId + " is in another partition");
      }
    }
    ViewPartition partition = timeline.at(query.partition());
    partition.await(TimelineTopology.CHAT_MARKS, query.minOffset(), Deadline.in(Views.PATIENCE));
    return partition.read(
        rows -> {
          List<OwnMark> marks = new ArrayList<>();
          for (UUID chatId : query.chatIds()) {
            byte[] row = rows.get(TimelineKeys.mark(chatId, query.userId()));
            if (row != null) {
              MarkRow mark = MarkRow.fromBytes(row);
              marks.add(new OwnMark(chatId, mark.receivedNo(), mark.readNo()));
            }
          }
          return marks;
        });
  }
}
