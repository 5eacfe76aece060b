package dev.confab.gateway.delivery;

import dev.confab.schemas.chat.ChatEvent;
import java.util.UUID;

/** Takes what a {@link DeliverySource} delivers. */
public interface DeliveryListener {
  /**
   * Does anybody want this chat's events? Those that nobody wants are not even decoded, except
   * those that make somebody a member, which are always delivered.
   */
  boolean wants(UUID chatId);

  /** The next event of its chat. */
  void onEvent(ChatEvent event);
}
