package dev.confab.gateway.protocol;

import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.user.ChatPreferences;
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

  /** I am still the same, for longer. */
  record Reauth(String id, String token) implements ClientFrame {
    @Override
    public String toString() {
      return "Reauth[id=" + id + ", token=…]";
    }
  }

  /**
   * Attach me to all my chats, these from where I am.
   *
   * @param open the chats whose events should come, each once; null: all of them
   * @param me the version of the user's own state that the client has, empty: none; null: it does
   *     not want to know
   */
  record Sync(String id, List<Cursor> cursors, @Nullable List<UUID> open, @Nullable String me)
      implements ClientFrame {
    public Sync {
      cursors = List.copyOf(cursors);
      open = open == null ? null : List.copyOf(open);
    }

    /** Should the events of a chat come, and what was missed of them? */
    public boolean isOpen(UUID chat) {
      return open == null || open.contains(chat);
    }
  }

  /**
   * From now on the events of these chats should come, and no others'.
   *
   * @param chats each once
   */
  record Open(String id, List<UUID> chats) implements ClientFrame {
    public Open {
      chats = List.copyOf(chats);
    }
  }

  /** A chat, and the seq of the last event applied; 0: none. */
  record Cursor(UUID chat, long seq) {}

  /** Attach me to these chats anew, each from where I say. */
  record Attach(String id, List<Cursor> cursors) implements ClientFrame {
    public Attach {
      cursors = List.copyOf(cursors);
    }
  }

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

  /**
   * The user is writing in a chat, or has stopped; only what is wrong is answered.
   *
   * @param on are they writing?
   */
  record Typing(@Nullable String id, UUID chat, boolean on) implements ClientFrame {}

  /** Are you there? */
  record Ping(@Nullable String id) implements ClientFrame {}

  /**
   * How far the user has come in a chat, on this device; the answer to what is wrong carries the
   * id.
   *
   * @param receivedNo number of the last message that the device has; 0: not said
   * @param readNo number of the last message that was read; 0: not said
   */
  record Mark(@Nullable String id, UUID chat, long receivedNo, long readNo)
      implements ClientFrame {}

  /** Something that the user wants to be done. */
  sealed interface Wish extends ClientFrame
      permits MessageWish, MemberWish, ChatWish, JoinByCode, Hide, Prefer {
    @Override
    String id();

    /** Where it comes from, if an importer brings it. */
    default @Nullable Import imported() {
      return null;
    }
  }

  /**
   * Become a member of the chat that the code of an invite link names.
   *
   * @param key the client's own name of the wish: the same one is carried out once
   */
  record JoinByCode(String id, String code, String key) implements Wish {
    @Override
    public String toString() {
      return "JoinByCode[id=" + id + ", code=…, key=" + key + "]";
    }
  }

  /** Do not show me a message any more; others still see it. */
  record Hide(String id, UUID chat, long messageSeq) implements Wish {}

  /** Have a chat in another way in my own list; others see nothing of it. */
  record Prefer(String id, UUID chat, ChatPreferences preferences) implements Wish {}

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
