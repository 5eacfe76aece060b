package dev.confab.gateway.model;

import dev.confab.gateway.delivery.DeliveryListener;
import dev.confab.gateway.delivery.DeliverySource;
import dev.confab.gateway.delivery.Positions;
import dev.confab.gateway.delivery.SourceLostException;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import java.util.Random;
import java.util.UUID;

/**
 * Tails a {@link ModelLog} record by record when told to. A record takes two steps, between which
 * anything can happen: the position moves; the listener is asked and gets it.
 */
final class ScriptedSource implements DeliverySource {
  private final ModelLog log;
  private final Random random;
  private final int[] next = new int[ModelLog.PARTITIONS];
  private final boolean positionAfterwards;
  private DeliveryListener listener;
  private Runnable onLost;
  private volatile Positions positions;
  private ModelLog.Record between;
  private boolean asked;
  private boolean wanted;

  /**
   * Begins at the end of a log.
   *
   * @param positionAfterwards the mistake of moving the position after the listener was asked
   */
  ScriptedSource(ModelLog log, Random random, boolean positionAfterwards) {
    this.log = log;
    this.random = random;
    this.positionAfterwards = positionAfterwards;
    seekToEnd();
  }

  @Override
  public void start(DeliveryListener listener, Runnable onLost) {
    this.listener = listener;
    this.onLost = onLost;
  }

  @Override
  public Positions positions() {
    Positions now = positions;
    if (now == null) {
      throw new SourceLostException();
    }
    return now;
  }

  @Override
  public void close() {}

  /** Is there a place in the room of a chat? */
  boolean isListenedTo(UUID chatId) {
    return listener.wants(chatId);
  }

  /** Loses its place; the next step finds a new one. */
  void lose() {
    positions = null;
    between = null;
    onLost.run();
  }

  /** Half a record further; {@code false} if there was nothing to do. */
  boolean step(int partition) {
    if (positions == null) {
      seekToEnd();
      return true;
    }
    if (between != null) {
      deliver();
      return true;
    }
    if (next[partition] == log.size(partition)) {
      return false;
    }
    between = log.partition(partition, next[partition]++).getFirst();
    if (!positionAfterwards) {
      saw();
    }
    // The listener is asked right after the position has moved, or just before the delivery.
    asked = positionAfterwards || random.nextBoolean();
    wanted = asked && isWanted(between.event());
    return true;
  }

  private void deliver() {
    if (asked ? wanted : isWanted(between.event())) {
      listener.onEvent(between.event());
    }
    if (positionAfterwards) {
      saw();
    }
    between = null;
  }

  private void saw() {
    positions.saw(ModelLog.partitionOf(between.event().chatId()), between.offset());
  }

  private boolean isWanted(ChatEvent event) {
    return listener.wants(event.chatId())
        || event instanceof MemberAdded
        || event instanceof MemberJoined
        || event instanceof MemberLeft
        || event instanceof MemberRemoved
        || event instanceof MemberBanned
        || (event instanceof InvitationEvent
            && !(event instanceof InviteLinkCreated)
            && !(event instanceof InviteLinkRevoked));
  }

  private void seekToEnd() {
    long[] at = new long[ModelLog.PARTITIONS];
    for (int partition = 0; partition < at.length; partition++) {
      next[partition] = log.size(partition);
      at[partition] =
          next[partition] == 0
              ? 0
              : log.partition(partition, next[partition] - 1).getFirst().offset() + 1;
    }
    positions = new Positions(at);
  }
}
