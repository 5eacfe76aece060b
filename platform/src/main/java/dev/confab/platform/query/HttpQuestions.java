package dev.confab.platform.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.confab.platform.token.ServiceToken;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the views of other processes are asked, over HTTP. */
abstract class HttpQuestions implements AutoCloseable {
  private final ViewRouter router;

  HttpQuestions(List<String> seeds, ServiceToken token) {
    this.router = new ViewRouter(seeds, token);
  }

  @Override
  public void close() {
    router.close();
  }

  final ViewRouter router() {
    return router;
  }

  /** Asks the owner of an id; null: there is nothing. */
  final <R> @Nullable R ask(
      ViewName view, UUID id, String path, Object body, TypeReference<R> type) {
    return router.call(view, id, path, body, type, Views.PATIENCE);
  }

  /** Asks the owner of an id for what is always there. */
  final <R> R answer(ViewName view, UUID id, String path, Object body, TypeReference<R> type) {
    return answered(ask(view, id, path, body, type));
  }

  static <R> R answered(@Nullable R answer) {
    if (answer == null) {
      throw new IllegalStateException("the query server answered nothing");
    }
    return answer;
  }

  /** Answers of several instances, in the order in which they were asked for. */
  static <R> List<R> inOrder(List<UUID> ids, List<R> found, Function<R, UUID> idOf) {
    Map<UUID, Integer> places = new HashMap<>();
    ids.forEach(id -> places.putIfAbsent(id, places.size()));
    return found.stream()
        .sorted(Comparator.comparingInt(entry -> places.getOrDefault(idOf.apply(entry), 0)))
        .toList();
  }
}
