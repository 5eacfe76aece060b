package dev.confab.schemas.chat;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to open a chat. Its id is derived from the actor and the client key.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param type kind of chat
 * @param open may anybody join?
 * @param content name and description
 * @param sealed the encrypted content, instead of content
 * @param members first members beside the actor, at most 256
 * @param issuedAt when the front node took it
 */
public record CreateChat(
    UUID chatId,
    UUID actor,
    String clientKey,
    ChatType type,
    boolean open,
    @Nullable ChatProfile content,
    @Nullable Sealed sealed,
    List<UUID> members,
    Instant issuedAt)
    implements ChatCommand {
  public CreateChat {
    members = List.copyOf(members);
  }

  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("CreateChat", type, open, content, sealed, members);
  }
}
