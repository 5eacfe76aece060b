package dev.confab.platform.search;

import dev.confab.platform.query.SeqRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question to the search index. The caller has found out what the user may see: nothing outside
 * of the scopes is ever answered, not even counted.
 *
 * @param q words to find, all of them; 1 to {@value #MAX_QUERY_CHARS} characters
 * @param scopes where to look; none: nothing is found. At most {@value #MAX_SCOPES}
 * @param limit how many hits, from 1 to {@value #MAX_LIMIT}
 * @param cursor {@link SearchPage#next()} of the page before, or null
 */
public record SearchRequest(String q, List<Scope> scopes, int limit, @Nullable String cursor) {
  /** Longer than any sentence that somebody looks for. */
  public static final int MAX_QUERY_CHARS = 256;

  /** As many chats as a chat list holds. */
  public static final int MAX_SCOPES = 1000;

  /** Most hits of one page. */
  public static final int MAX_LIMIT = 100;

  public SearchRequest {
    scopes = List.copyOf(scopes);
  }

  /**
   * A chat and what the user may see of it.
   *
   * @param chatId the chat
   * @param visible ranges of seqs, ascending
   */
  public record Scope(UUID chatId, List<SeqRange> visible) {
    public Scope {
      visible = List.copyOf(visible);
    }
  }
}
