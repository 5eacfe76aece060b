package dev.confab.gateway.room;

import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends pieces of a chat's past, no faster than the client reads. */
public final class History {
  private final TopicCodec<ChatEvent> codec;
  private final Counter skipped;

  /** Reads events as a codec does. */
  public History(TopicCodec<ChatEvent> codec, MeterRegistry metrics) {
    this.codec = codec;
    this.skipped =
        Counter.builder("confab.gateway.history.skipped")
            .description("Past events of a type that this release does not know")
            .register(metrics);
  }

  /**
   * Sends what a client missed in a chat.
   *
   * @param cursor the last seq that it has, or -1 if it wants no past
   * @return false if the session has ended
   */
  boolean send(Subscriber session, long cursor, Attached chat) {
    if (cursor < 0 || cursor >= chat.lastSeq()) {
      return !session.attachments().isClosed();
    }
    return chat.snapshot()
        ? sendSnapshot(session, cursor, chat)
        : send(session, null, chat.chatId(), cursor, chat.lastSeq(), chat.events());
  }

  /**
   * Sends a range in one chunk or more, the last of which ends the range.
   *
   * @param id request id, if the client asked for the range
   * @param after the seq before the range
   * @param upTo the last seq of the range
   * @param events values of {@code chat-events}
   * @return false if the session has ended
   */
  public boolean send(
      Subscriber session,
      @Nullable String id,
      UUID chat,
      long after,
      long upTo,
      List<byte[]> events) {
    List<EventBody> chunk = new ArrayList<>();
    int bytes = 0;
    long sent = after;
    for (byte[] event : events) {
      EventBody body = body(event);
      if (body == null) {
        continue;
      }
      boolean full = bytes + body.json().length > Limits.MAX_CHUNK_BYTES;
      if (!chunk.isEmpty() && (full || chunk.size() == Limits.MAX_CHUNK_EVENTS)) {
        long last = chunk.getLast().seq();
        if (!sendDrained(session, ServerFrames.chunk(id, chat, sent, last, chunk))) {
          return false;
        }
        sent = last;
        chunk.clear();
        bytes = 0;
      }
      chunk.add(body);
      bytes += body.json().length;
    }
    return sendDrained(session, ServerFrames.chunk(id, chat, sent, upTo, chunk));
  }

  /** The newest events that fit into one frame. */
  private boolean sendSnapshot(Subscriber session, long cursor, Attached chat) {
    List<EventBody> newest = new ArrayList<>();
    int bytes = 0;
    for (byte[] event : chat.events().reversed()) {
      EventBody body = body(event);
      if (body == null) {
        continue;
      }
      bytes += body.json().length;
      if (newest.size() == Limits.MAX_SNAPSHOT_EVENTS || bytes > Limits.MAX_CHUNK_BYTES) {
        break;
      }
      newest.add(body);
    }
    return sendDrained(
        session,
        ServerFrames.snapshot(
            chat.chatId(), cursor, chat.lastSeq(), chat.name(), chat.lastNo(), newest.reversed()));
  }

  private static boolean sendDrained(Subscriber session, byte[] frame) {
    if (!session.awaitDrained()) {
      return false;
    }
    session.send(frame);
    return true;
  }

  /** What a client sees of an event; null if this release does not know its type. */
  private @Nullable EventBody body(byte[] event) {
    if (codec.typeOf(event) == null) {
      skipped.increment();
      return null;
    }
    return EventBody.of(codec.decode(event));
  }
}
