package dev.confab.ops.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Text frames over the JDK's WebSocket: whole on the way in, one after the other on the way out.
 */
final class Wire implements WebSocket.Listener {
  static final String SUBPROTOCOL = "confab.v1.json";
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  private final Consumer<String> onText;
  private final OnClose onClose;
  private final Consumer<ConfabException> onEnd;
  private final StringBuilder part = new StringBuilder();
  private final Queue<String> outgoing = new ArrayDeque<>();
  private boolean sending;
  private @Nullable WebSocket socket;

  /** Told that the server has said good-bye. */
  @FunctionalInterface
  interface OnClose {
    /** With a code and a few words. */
    void closed(int status, String reason);
  }

  private Wire(Consumer<String> onText, OnClose onClose, Consumer<ConfabException> onEnd) {
    this.onText = onText;
    this.onClose = onClose;
    this.onEnd = onEnd;
  }

  /** Connects; frames may arrive before this returns. */
  static Wire connect(
      URI uri, Consumer<String> onText, OnClose onClose, Consumer<ConfabException> onEnd) {
    Wire wire = new Wire(onText, onClose, onEnd);
    CompletableFuture<WebSocket> opening =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols(SUBPROTOCOL)
            .connectTimeout(CONNECT_TIMEOUT)
            .buildAsync(uri, wire);
    Waiting.until(opening, CONNECT_TIMEOUT, "connecting to " + uri);
    return wire;
  }

  synchronized void send(String frame) {
    outgoing.add(frame);
    if (!sending) {
      sending = true;
      drain();
    }
  }

  /** Says goodbye. */
  void close() {
    WebSocket open = open();
    if (!open.isOutputClosed()) {
      var unused =
          open.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> open.abort());
    }
  }

  /** Hangs up. */
  void abort() {
    open().abort();
  }

  private synchronized WebSocket open() {
    if (socket == null) {
      throw new IllegalStateException("not connected yet");
    }
    return socket;
  }

  /** The JDK's WebSocket takes one frame at a time. */
  private synchronized void drain() {
    WebSocket open = open();
    for (String frame = outgoing.poll(); frame != null; frame = outgoing.poll()) {
      CompletableFuture<WebSocket> sent = open.sendText(frame, true);
      if (!sent.isDone() || sent.isCompletedExceptionally()) {
        var _ = sent.whenComplete((_, failure) -> sent(failure));
        return;
      }
    }
    sending = false;
  }

  private void sent(@Nullable Throwable failure) {
    if (failure == null) {
      drain();
    } else {
      onEnd.accept(ConfabException.lost("a frame could not be sent", failure));
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    synchronized (this) {
      socket = opened;
    }
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (last && part.isEmpty()) {
      onText.accept(data.toString());
    } else {
      part.append(data);
      if (last) {
        String whole = part.toString();
        part.setLength(0);
        onText.accept(whole);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    onClose.closed(status, reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    onEnd.accept(ConfabException.lost("the connection broke: " + failure, failure));
  }
}
