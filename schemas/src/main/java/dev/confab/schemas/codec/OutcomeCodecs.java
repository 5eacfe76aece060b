package dev.confab.schemas.codec;

import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import java.util.List;

/** Records of {@code node-inbox}. */
final class OutcomeCodecs {
  private OutcomeCodecs() {}

  static List<RecordCodec<? extends Outcome>> outcomes() {
    return List.of(
        RecordCodec.of(
            "outcome",
            Accepted.class,
            (r, out) ->
                out.uuid("commandId", r.commandId())
                    .uuid("aggregateId", r.aggregateId())
                    .number("seq", r.seq())
                    .number("no", r.no())
                    .time("at", r.at())
                    .flag("repeated", r.repeated()),
            in ->
                new Accepted(
                    in.uuid("commandId"),
                    in.uuid("aggregateId"),
                    in.number("seq"),
                    in.number("no"),
                    in.time("at"),
                    in.flag("repeated"))),
        RecordCodec.of(
            "outcome",
            Rejected.class,
            (r, out) ->
                out.uuid("commandId", r.commandId())
                    .text("code", r.code())
                    .text("message", r.message())
                    .number("retryAfterMs", r.retryAfterMs()),
            in ->
                new Rejected(
                    in.uuid("commandId"),
                    in.text("code"),
                    in.text("message"),
                    in.number("retryAfterMs"))));
  }
}
