package dev.confab.schemas.codec;

import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.List;

/** Records of {@code chat-mark-commands} and {@code chat-marks}. */
final class MarkCodecs {
  private static final String FOLDER = "mark";

  private MarkCodecs() {}

  static List<RecordCodec<? extends AdvanceMarks>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            AdvanceMarks.class,
            (c, out) ->
                out.uuid("chatId", c.chatId())
                    .uuid("userId", c.userId())
                    .number("receivedNo", c.receivedNo())
                    .number("readNo", c.readNo())
                    .number("memberSeq", c.memberSeq())
                    .time("issuedAt", c.issuedAt()),
            in ->
                new AdvanceMarks(
                    in.uuid("chatId"),
                    in.uuid("userId"),
                    in.number("receivedNo"),
                    in.number("readNo"),
                    in.number("memberSeq"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends MarksAdvanced>> marks() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            MarksAdvanced.class,
            (e, out) ->
                out.uuid("chatId", e.chatId())
                    .uuid("userId", e.userId())
                    .number("receivedNo", e.receivedNo())
                    .time("receivedAt", e.receivedAt())
                    .number("readNo", e.readNo())
                    .time("readAt", e.readAt()),
            in ->
                new MarksAdvanced(
                    in.uuid("chatId"),
                    in.uuid("userId"),
                    in.number("receivedNo"),
                    in.timeOrNull("receivedAt"),
                    in.number("readNo"),
                    in.timeOrNull("readAt"))));
  }
}
