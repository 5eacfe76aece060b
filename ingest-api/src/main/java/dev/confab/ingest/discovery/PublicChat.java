package dev.confab.ingest.discovery;

import dev.confab.platform.query.ChatHead;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What everybody may know of a chat that anybody may join and that has a name, as JSON. */
record PublicChat(
    UUID id,
    String type,
    String name,
    @Nullable String description,
    @Nullable UUID avatarId,
    long memberCount,
    boolean member) {
  static PublicChat of(ChatHead head) {
    return new PublicChat(
        head.chatId(),
        head.type().name().toLowerCase(Locale.ROOT),
        Objects.requireNonNull(head.name()),
        head.description(),
        head.avatarId(),
        head.memberCount(),
        head.membership() != null);
  }
}
