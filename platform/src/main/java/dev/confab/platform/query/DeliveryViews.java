package dev.confab.platform.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The part of the query API that deliveries need: where a session is attached, and what it missed.
 *
 * @see Views
 */
public interface DeliveryViews {
  /**
   * All chats that a user is a member of, at or after positions in {@code chat-events}: every
   * membership that began before these positions is in the answer, unless it has ended.
   *
   * @param positions next offset by partition
   */
  List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions);

  /**
   * All chats of a user and all their pending invitations, as of one moment at or after positions
   * in {@code chat-events}.
   *
   * @param positions next offset by partition
   */
  OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions);

  /**
   * What a user has said of themselves and of others.
   *
   * @param minOffset the answer includes every event of the user before this offset of their
   *     partition of {@code user-events}
   */
  OwnState ownStateAt(UUID userId, long minOffset);

  /**
   * How a user has all chats in their own list.
   *
   * @param minVersion the change of the user that the answer must include; 0: whatever is there
   */
  OwnPreferences ownPreferencesAt(UUID userId, long minVersion);

  /**
   * How far a user has said to have come: see {@link OwnMarksQuery}. Chats of which they have said
   * nothing are left out.
   */
  List<OwnMark> ownMarks(OwnMarksQuery query);

  /** Attaches a session to chats of one partition: see {@link AttachQuery}. */
  AttachAnswer attach(AttachQuery query);

  /**
   * {@link #userChatsAt} of several users of one partition; all of them within one patience.
   *
   * @return their chats, in the order of the questions
   */
  default List<List<UserChat>> userChatsAt(List<UserChatsQuery> queries) {
    return queries.stream().map(query -> userChatsAt(query.userId(), query.positions())).toList();
  }

  /**
   * {@link #attach} of several sessions to chats of one partition; all of them within one patience.
   *
   * @return the answers, in the order of the questions
   */
  default List<AttachAnswer> attach(List<AttachQuery> queries) {
    return queries.stream().map(this::attach).toList();
  }

  /**
   * {@link #attach} of a session to chats of several partitions, side by side where that is
   * possible.
   *
   * @return the answers, in the order of the questions; none where a view is unavailable
   * @throws ViewUnavailableException if it is for all of them
   */
  default List<Optional<AttachAnswer>> attachEach(List<AttachQuery> queries) {
    return Each.of(
        queries.stream().map(query -> (Supplier<AttachAnswer>) () -> attach(query)).toList());
  }

  /** A range of a chat's events that a viewer may see. */
  RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq);
}
