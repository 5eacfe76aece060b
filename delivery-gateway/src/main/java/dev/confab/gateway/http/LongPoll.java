package dev.confab.gateway.http;

import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Gathers the frames that answer one long poll. */
final class LongPoll {
  /** Views are asked for ten seconds at most before the session gives up. */
  private static final Duration ATTACH_PATIENCE = Duration.ofSeconds(30);

  /** A client that is far behind gets its history in several answers. */
  private static final int MAX_BYTES = 1024 * 1024;

  /** A poll is no connection: what is said about one, or passes in seconds, means nothing here. */
  private static final List<String> OF_CONNECTIONS =
      List.of("hello", "ready", "reconnect", "typing", "marks");

  private static final byte[] START = "{\"frames\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

  private final FrameQueue frames;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean any;
  private boolean news;
  private boolean live;

  LongPoll(FrameQueue frames) {
    this.frames = frames;
    body.writeBytes(START);
  }

  /**
   * Gathers until there is something to tell, or the time is over.
   *
   * @param patience how long to wait for news once everything is caught up
   * @return the answer's body
   */
  byte[] gather(Duration patience) {
    long deadline = 0;
    while (!(live && news) && body.size() < MAX_BYTES) {
      Duration left =
          live ? Duration.ofNanos(Math.max(0, deadline - System.nanoTime())) : ATTACH_PATIENCE;
      byte[] frame = frames.next(left);
      if (frame == null) {
        requireSome();
        break;
      }
      take(frame);
      if (ServerFrames.is(frame, "live")) {
        deadline = System.nanoTime() + patience.toNanos();
      }
    }
    takeWhatIsThere();
    body.writeBytes(END);
    return body.toByteArray();
  }

  private void takeWhatIsThere() {
    while (body.size() < MAX_BYTES) {
      byte[] frame = frames.next(Duration.ZERO);
      if (frame == null) {
        return;
      }
      take(frame);
    }
  }

  private void take(byte[] frame) {
    if (OF_CONNECTIONS.stream().anyMatch(type -> ServerFrames.is(frame, type))) {
      return;
    }
    if (any) {
      body.write(',');
    }
    any = true;
    body.writeBytes(frame);
    live |= ServerFrames.is(frame, "live");
    news |=
        ServerFrames.is(frame, "event")
            || ServerFrames.is(frame, "bump")
            || (ServerFrames.is(frame, "me") && !ServerFrames.hasNoRows(frame))
            || ServerFrames.is(frame, "chunk")
            || ServerFrames.is(frame, "snapshot");
  }

  /** What was gathered before a session was sent away is good, and the client asks again. */
  private void requireSome() {
    if (!live && !news) {
      throw ProblemException.later("unavailable", "Your chats cannot be read now.", 1);
    }
  }
}
