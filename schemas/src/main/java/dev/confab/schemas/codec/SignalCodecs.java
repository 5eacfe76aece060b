package dev.confab.schemas.codec;

import dev.confab.schemas.signal.LogInEntered;
import dev.confab.schemas.signal.Signal;
import dev.confab.schemas.signal.Typing;
import java.util.List;

/** Records of {@code signals}. */
final class SignalCodecs {
  private static final String FOLDER = "signal";

  private SignalCodecs() {}

  static List<RecordCodec<? extends Signal>> signals() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            Typing.class,
            (s, out) ->
                out.uuid("chatId", s.chatId()).uuid("userId", s.userId()).flag("on", s.on()),
            in -> new Typing(in.uuid("chatId"), in.uuid("userId"), in.flag("on"))),
        RecordCodec.of(
            FOLDER,
            LogInEntered.class,
            (s, out) ->
                out.uuid("userId", s.userId())
                    .uuid("sessionId", s.sessionId())
                    .uuid("nodeId", s.nodeId())
                    .number("connection", s.connection()),
            in ->
                new LogInEntered(
                    in.uuid("userId"),
                    in.uuid("sessionId"),
                    in.uuid("nodeId"),
                    in.number("connection"))));
  }
}
