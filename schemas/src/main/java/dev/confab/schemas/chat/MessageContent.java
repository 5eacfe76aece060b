package dev.confab.schemas.chat;

import java.util.List;
import java.util.UUID;

/**
 * What a message says.
 *
 * @param text at most 8192 characters of UTF-16; empty only beside attachments
 * @param attachments files that belong to it, at most 10
 */
public record MessageContent(String text, List<UUID> attachments) {
  public MessageContent {
    attachments = List.copyOf(attachments);
  }

  /** A text alone. */
  public MessageContent(String text) {
    this(text, List.of());
  }
}
