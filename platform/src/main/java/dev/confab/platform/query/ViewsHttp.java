package dev.confab.platform.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query API over HTTP, for services only: every call is a POST with a JSON body to a path below
 * {@link #PREFIX}, and {@code Authorization: Bearer <service token>}. 200: the answer, {@code null}
 * where there is nothing. 421: partitions are elsewhere, see {@link Misplaced}. 503: unavailable,
 * try again.
 */
public final class ViewsHttp {
  /** Where all paths start. */
  public static final String PREFIX = "/internal/v1/views";

  /** Answers {@link Partitions}; its body is empty. */
  public static final String PARTITIONS = PREFIX + "/partitions";

  /** {@link Views#account}. */
  public static final String ACCOUNT = PREFIX + "/account";

  /** {@link Views#accounts}. */
  public static final String ACCOUNTS = PREFIX + "/accounts";

  /** {@link Views#accountsAt}. */
  public static final String ACCOUNTS_AT = PREFIX + "/accounts-at";

  /** {@link Views#settledAccount}. */
  public static final String SETTLED_ACCOUNT = PREFIX + "/settled-account";

  /** {@link Views#nameOwner}. */
  public static final String NAME_OWNER = PREFIX + "/name-owner";

  /** {@link Views#passwordHash}. */
  public static final String PASSWORD_HASH = PREFIX + "/password-hash";

  /** {@link Views#passwordSet}. */
  public static final String PASSWORD_SET = PREFIX + "/password-set";

  /** {@link Views#sessions}. */
  public static final String SESSIONS = PREFIX + "/sessions";

  /** {@link Views#sessionEnded}. */
  public static final String SESSION_ENDED = PREFIX + "/session-ended";

  /** {@link Views#userChatsAt}. */
  public static final String USER_CHATS_AT = PREFIX + "/user-chats-at";

  /** {@link Views#ownChatsAt}. */
  public static final String OWN_CHATS_AT = PREFIX + "/own-chats-at";

  /** {@link Views#ownStateAt}. */
  public static final String OWN_STATE_AT = PREFIX + "/own-state-at";

  /** {@link Views#ownPreferencesAt}. */
  public static final String OWN_PREFERENCES_AT = PREFIX + "/own-preferences-at";

  /** {@link Views#ownMarks}; its body is an {@link OwnMarksQuery}. */
  public static final String OWN_MARKS = PREFIX + "/own-marks";

  /** {@link Views#attach}, of several sessions to chats of one partition. */
  public static final String ATTACH = PREFIX + "/attach";

  /** {@link Views#events}. */
  public static final String EVENTS = PREFIX + "/events";

  /** Questions of one call of {@link #USER_CHATS_AT}. */
  public static final int MOST_USERS = 16;

  /**
   * What the questions of one call of {@link #ATTACH} weigh together, unless it has only one: an
   * answer of at most some 16 MiB, or 64 sessions that want no past.
   */
  public static final int MOST_WEIGHT = 64;

  private ViewsHttp() {}

  /** Body of {@link #ACCOUNT} and {@link #PASSWORD_HASH}. */
  public record UserBody(UUID userId) {}

  /** Body of {@link #ACCOUNTS}. */
  public record UsersBody(List<UUID> userIds) {
    public UsersBody {
      userIds = List.copyOf(userIds);
    }
  }

  /** Body of {@link #ACCOUNTS_AT}. */
  public record UserVersionsBody(List<UserVersion> users) {
    public UserVersionsBody {
      users = List.copyOf(users);
    }
  }

  /** Body of {@link #SETTLED_ACCOUNT}. */
  public record SettledBody(UUID userId, long minVersion, long patienceMs) {}

  /** Body of {@link #NAME_OWNER}. */
  public record NameBody(UUID nameKey, @Nullable UUID awaitedOwner) {}

  /** Body of {@link #PASSWORD_SET}. */
  public record PasswordBody(UUID userId, long minVersion) {}

  /** Body of {@link #SESSIONS} and {@link #SESSION_ENDED}. */
  public record SessionBody(UUID userId, UUID sessionId) {}

  /**
   * Body of {@link #USER_CHATS_AT}; its answer has as many lists of chats.
   *
   * @param queries 1 to {@link #MOST_USERS}, of users of one partition
   */
  public record UserChatsBody(List<UserChatsQuery> queries) {
    public UserChatsBody {
      if (queries.isEmpty() || queries.size() > MOST_USERS) {
        throw new IllegalArgumentException("there are 1 to " + MOST_USERS + " questions");
      }
      queries = List.copyOf(queries);
    }
  }

  /**
   * Body of {@link #ATTACH}; its answer has as many answers.
   *
   * @param queries one, or some that weigh at most {@link #MOST_WEIGHT}; all of one partition
   */
  public record AttachBody(List<AttachQuery> queries) {
    public AttachBody {
      if (queries.isEmpty()) {
        throw new IllegalArgumentException("there is no question");
      }
      if (queries.size() > 1
          && queries.stream().mapToInt(AttachQuery::weight).sum() > MOST_WEIGHT) {
        throw new IllegalArgumentException("the questions weigh more than " + MOST_WEIGHT);
      }
      queries = List.copyOf(queries);
      if (queries.stream().mapToInt(AttachQuery::partition).distinct().count() > 1) {
        throw new IllegalArgumentException("the questions are of several partitions");
      }
    }
  }

  /** Body of {@link #OWN_CHATS_AT}. */
  public record UserChatsAtBody(UUID userId, Map<Integer, Long> positions) {
    public UserChatsAtBody {
      positions = Map.copyOf(positions);
    }
  }

  /** Body of {@link #OWN_STATE_AT}. */
  public record OwnStateBody(UUID userId, long minOffset) {}

  /** Body of {@link #EVENTS}. */
  public record EventsBody(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {}

  /**
   * Answer of {@link #PARTITIONS}.
   *
   * @param counts how many partitions each view has
   */
  public record Partitions(Map<ViewName, Integer> counts) {
    public Partitions {
      counts = Map.copyOf(counts);
    }
  }

  /**
   * Body of a 421: nothing was done, since these partitions are elsewhere.
   *
   * @param view the view
   * @param owners address of the instance by partition
   */
  public record Misplaced(ViewName view, Map<Integer, String> owners) {
    public Misplaced {
      owners = Map.copyOf(owners);
    }
  }
}
