package dev.confab.processors.domain.presence;

import dev.confab.schemas.presence.PresenceChanged;
import java.util.UUID;

/** What a decision about presence changes. */
public sealed interface PresenceFact {
  /**
   * A gateway has said which connections a user has to it.
   *
   * @param userId the user
   * @param report what it said
   */
  record Reported(UUID userId, NodeReport report) implements PresenceFact {}

  /**
   * What a gateway said of a user counts no more.
   *
   * @param userId the user
   * @param nodeId the gateway
   */
  record Lapsed(UUID userId, UUID nodeId) implements PresenceFact {}

  /**
   * A user is there in another way than before: the one fact that is published.
   *
   * @param event what others are told
   */
  record Shown(PresenceChanged event) implements PresenceFact {}

  /**
   * Nothing is known of a user any more: published as a tombstone.
   *
   * @param userId the user
   */
  record Forgotten(UUID userId) implements PresenceFact {}

  /**
   * A gateway lives.
   *
   * @param nodeId the gateway
   * @param lease its lease from now on
   */
  record LeaseRenewed(UUID nodeId, LeaseRow lease) implements PresenceFact {}

  /**
   * A gateway is gone, and so are all connections to it.
   *
   * @param nodeId the gateway
   */
  record LeaseEnded(UUID nodeId) implements PresenceFact {}
}
