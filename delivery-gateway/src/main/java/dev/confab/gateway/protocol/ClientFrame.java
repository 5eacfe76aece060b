package dev.confab.gateway.protocol;

import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A frame from a client, checked field by field; {@code PROTOCOL.md} says what each one means. */
public sealed interface ClientFrame {
  /**
   * The request id that the answer carries; {@code ping} and what is not answered may have none.
   */
  @Nullable String id();

  /** Who the client is. */
  record Auth(String id, String token) implements ClientFrame {
    @Override
    public String toString() {
      return "Auth[id=" + id + ", token=…]";
    }
  }

  /** Attach me to all my chats, these from where I am. */
  record Sync(String id, List<Cursor> cursors) implements ClientFrame {
    public Sync {
      cursors = List.copyOf(cursors);
    }
  }

  /** A chat, and the seq of the last event applied; 0: none. */
  record Cursor(UUID chat, long seq) {}

  /** Read a range of a chat's events again, both ends included. */
  record Fill(String id, UUID chat, long from, long to) implements ClientFrame {}

  /** How much the user is there, as this client sees it; not answered. */
  record Status(@Nullable String id, PresenceStatus status) implements ClientFrame {}

  /** Tell me how much these users are there, and from now on when that changes. */
  record Watch(String id, Set<UUID> users) implements ClientFrame {
    public Watch {
      users = Set.copyOf(users);
    }
  }

  /** Are you there? */
  record Ping(@Nullable String id) implements ClientFrame {}

  /** Something that the user wants to be done in a chat. */
  sealed interface Wish extends ClientFrame {
    @Override
    String id();

    /** The chat. */
    UUID chat();

    /** The client's own name of the wish: the same one is carried out once. */
    String key();

    /** Where it comes from, if an importer brings it. */
    @Nullable Import imported();
  }

  /**
   * Say something.
   *
   * @param text may be empty beside attachments
   * @param attachments files that belong to it
   * @param threadRoot seq of the message whose thread it goes to
   * @param replyTo seq of the message that it answers
   * @param replyToPosition instead of that, for an importer: its position in the same source
   */
  record Send(
      String id,
      UUID chat,
      String key,
      String text,
      List<UUID> attachments,
      @Nullable Long threadRoot,
      @Nullable Long replyTo,
      @Nullable Long replyToPosition,
      @Nullable Import imported)
      implements Wish {
    public Send {
      attachments = List.copyOf(attachments);
    }
  }

  /** Become a member. */
  record Join(String id, UUID chat, String key, @Nullable Import imported) implements Wish {}

  /** Stop being a member. */
  record Leave(String id, UUID chat, String key, @Nullable Import imported) implements Wish {}

  /**
   * The origin of an imported wish.
   *
   * @param as in whose name it is carried out
   * @param source name of the source, at most 128 characters
   * @param position position in the source, from 0
   * @param sentAt when it happened there
   */
  record Import(UUID as, String source, long position, Instant sentAt) {}
}
