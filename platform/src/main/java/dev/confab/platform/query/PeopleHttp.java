package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Paths and bodies of {@link PeopleViews} over HTTP: see {@link ViewsHttp}. */
public final class PeopleHttp {
  /** {@link PeopleViews#person}. */
  public static final String PERSON = ViewsHttp.PREFIX + "/person";

  /** {@link PeopleViews#people}. */
  public static final String PEOPLE = ViewsHttp.PREFIX + "/people";

  /** {@link PeopleViews#contacts}. */
  public static final String CONTACTS = ViewsHttp.PREFIX + "/contacts";

  /** {@link PeopleViews#blocks}. */
  public static final String BLOCKS = ViewsHttp.PREFIX + "/blocks";

  /** {@link PeopleViews#settings}. */
  public static final String SETTINGS = ViewsHttp.PREFIX + "/settings";

  private PeopleHttp() {}

  /** Body of {@link #PERSON}. */
  public record PersonBody(UUID userId, UUID viewer, long minVersion) {}

  /** Body of {@link #PEOPLE}. */
  public record PeopleBody(List<UUID> userIds, UUID viewer) {
    public PeopleBody {
      userIds = List.copyOf(userIds);
    }
  }

  /** Body of {@link #CONTACTS} and {@link #BLOCKS}. */
  public record PageBody(UUID userId, @Nullable UUID after, int limit, long minVersion) {}

  /** Body of {@link #SETTINGS}. */
  public record SettingsBody(UUID userId, long minVersion) {}
}
