package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user wants to be done about a chat itself: that there is one, what it is
 * called, its rules, its links. Every one has a {@code key}, the client's own name of the wish: the
 * same one is carried out once, whether it comes by this way or by HTTP.
 */
public sealed interface ChatWish extends Wish {
  /**
   * Make a group or a channel. Its id follows from the user and the key.
   *
   * @param members first members, as the client names them
   */
  record Create(
      String id, String key, ChatType type, ChatProfile profile, boolean open, List<UUID> members)
      implements ChatWish {
    public Create {
      members = List.copyOf(members);
    }
  }

  /** Have the chat of two people. Its id follows from the two. */
  record OpenDirect(String id, String key, UUID other) implements ChatWish {}

  /** Call a chat something else. */
  record Edit(String id, UUID chat, String key, ChatProfile profile) implements ChatWish {}

  /** Let other rules hold. */
  record ChangeSettings(String id, UUID chat, String key, ChatSettings settings)
      implements ChatWish {}

  /**
   * Make a link that lets people in.
   *
   * @param maxUses how many may join by it; null: any number
   * @param ttlSeconds how long it holds; null: until it is revoked
   */
  record CreateLink(
      String id, UUID chat, String key, @Nullable Long maxUses, @Nullable Long ttlSeconds)
      implements ChatWish {}

  /**
   * Let a link let nobody in any more.
   *
   * @param link seq of the event that made it
   */
  record RevokeLink(String id, UUID chat, String key, long link) implements ChatWish {}
}
