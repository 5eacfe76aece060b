package dev.confab.schemas.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a chat is called.
 *
 * @param name display name, 1 to 100 characters
 * @param description what the chat is about, at most 1000 characters
 * @param avatarId the file with its picture
 */
public record ChatProfile(String name, @Nullable String description, @Nullable UUID avatarId) {
  /** Without a picture. */
  public ChatProfile(String name, @Nullable String description) {
    this(name, description, null);
  }
}
