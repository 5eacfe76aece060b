package dev.confab.platform.query;

import java.util.List;

/** Path and body of {@link PresenceViews} over HTTP: see {@link ViewsHttp}. */
public final class PresenceHttp {
  /** {@link PresenceViews#presences}. */
  public static final String PRESENCES = ViewsHttp.PREFIX + "/presences";

  private PresenceHttp() {}

  /** Body of {@link #PRESENCES}. */
  public record PresencesBody(List<PresenceQuery> queries) {
    public PresencesBody {
      queries = List.copyOf(queries);
    }
  }
}
