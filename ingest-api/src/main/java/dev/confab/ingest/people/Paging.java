package dev.confab.ingest.people;

import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.Parameters;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list of people a request asks for. One more than fits a page is asked of the
 * view, which tells whether there is a next page.
 *
 * @param after the last of the page before; null on the first page
 * @param limit how many fit
 */
record Paging(@Nullable UUID after, int limit) {
  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 200;

  static Paging of(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    String cursor = Parameters.cursorOrNull(ctx);
    return new Paging(cursor == null ? null : Cursors.id(cursor), limit);
  }

  /** What fits the page. */
  <T> List<T> page(List<T> found) {
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** The cursor of the next page; null on the last one. */
  <T> @Nullable String next(List<T> found, Function<T, UUID> idOf) {
    return found.size() > limit ? Cursors.of(idOf.apply(page(found).getLast())) : null;
  }
}
