package dev.confab.ingest.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, by ids, a request asks for. Of a view that does not say whether there are
 * more, one more than fits a page is asked.
 *
 * @param after the last of the page before; null on the first page
 * @param limit how many fit
 */
public record Paging(@Nullable UUID after, int limit) {
  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 200;

  /** As the request says. */
  public static Paging of(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    String cursor = Parameters.cursorOrNull(ctx);
    return new Paging(cursor == null ? null : Cursors.id(cursor), limit);
  }

  /** What fits the page. */
  public <T> List<T> page(List<T> found) {
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** The cursor of the next page; null on the last one. */
  public <T> @Nullable String next(List<T> found, Function<T, UUID> idOf) {
    return found.size() > limit ? Cursors.of(idOf.apply(page(found).getLast())) : null;
  }

  /** The cursor of the next page of a view that knows whether there are more; null if not. */
  public static <T> @Nullable String next(boolean more, List<T> page, Function<T, UUID> idOf) {
    return more && !page.isEmpty() ? Cursors.of(idOf.apply(page.getLast())) : null;
  }
}
