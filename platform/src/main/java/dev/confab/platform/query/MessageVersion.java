package dev.confab.platform.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message said for a time.
 *
 * @param seq seq of the change since which it did: of the message itself, or of an edit
 * @param at when that was
 * @param text what it said; null once sealed or erased
 * @param attachments files that belonged to it
 */
public record MessageVersion(long seq, Instant at, @Nullable String text, List<UUID> attachments) {
  public MessageVersion {
    attachments = List.copyOf(attachments);
  }
}
