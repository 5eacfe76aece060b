package dev.confab.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Frames that wait for their answer, by id. */
final class Requests {
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private volatile @Nullable ConfabException lost;

  String nextId() {
    return Long.toString(ids.incrementAndGet());
  }

  CompletableFuture<JsonNode> expect(String id) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    ConfabException reason = lost;
    if (reason != null) {
      open.remove(id);
      answer.completeExceptionally(reason);
    }
    return answer;
  }

  /** An answer came; false: nobody waits for it. */
  boolean answer(String id, JsonNode frame) {
    CompletableFuture<JsonNode> answer = open.remove(id);
    return answer != null && answer.complete(frame);
  }

  /** A refusal came; false: nobody waits for it. */
  boolean refuse(String id, ConfabException refusal) {
    CompletableFuture<JsonNode> answer = open.remove(id);
    return answer != null && answer.completeExceptionally(refusal);
  }

  /** No answer will come any more, to what waits now and to what is asked later. */
  void loseAll(ConfabException reason) {
    lost = reason;
    open.keySet().forEach(id -> refuse(id, reason));
  }
}
