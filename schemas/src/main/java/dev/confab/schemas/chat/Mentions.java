package dev.confab.schemas.chat;

import java.util.List;
import java.util.UUID;

/**
 * Who a message names.
 *
 * @param users who is named, members all, at most 50
 * @param everyone are all members meant?
 */
public record Mentions(List<UUID> users, boolean everyone) {
  public Mentions {
    users = List.copyOf(users);
  }
}
