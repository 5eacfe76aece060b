package dev.confab.gateway.protocol;

import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.UserSettings;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a user's own state, which replaces the one before of the same kind and {@link #of}. */
public sealed interface OwnRow {
  /** What a row is about. */
  enum Kind {
    /** A membership. */
    CHAT,
    /** A pending invitation. */
    INVITATION,
    /** How far the user has come in a chat. */
    MARK,
    /** How the user has a chat in their list. */
    PREFERENCE,
    /** What the user wants of clients. */
    SETTINGS,
    /** Who sees what of the user. */
    PRIVACY,
    /** The name that others are shown. */
    NAME,
    /** What else others are shown. */
    PROFILE,
    /** Somebody the user has as a contact. */
    CONTACT,
    /** Somebody the user has blocked. */
    BLOCK;

    /** The name in frames. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it is about. */
  Kind kind();

  /** The chat or other user that it is about; null if there is one row of the kind. */
  @Nullable UUID of();

  /**
   * A membership.
   *
   * @param chat the chat
   * @param seq seq of the event that began or ended it
   * @param gone is it no more?
   */
  record Chat(UUID chat, long seq, boolean gone) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.CHAT;
    }

    @Override
    public UUID of() {
      return chat;
    }
  }

  /**
   * A pending invitation.
   *
   * @param chat the chat
   * @param seq seq of the event that made or ended it
   * @param by who invited; null if it is no more
   * @param expiresAt until when it may be accepted; null if it is no more
   */
  record Invitation(UUID chat, long seq, @Nullable UUID by, @Nullable Instant expiresAt)
      implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.INVITATION;
    }

    @Override
    public UUID of() {
      return chat;
    }

    boolean isGone() {
      return by == null;
    }
  }

  /**
   * How far the user has said to have come in a chat. Of two rows the higher numbers count.
   *
   * @param chat the chat
   * @param receivedNo number of the last message that a device has
   * @param readNo number of the last message that was read
   */
  record Mark(UUID chat, long receivedNo, long readNo) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.MARK;
    }

    @Override
    public UUID of() {
      return chat;
    }

    /** The higher numbers of two. */
    public Mark and(Mark other) {
      return new Mark(chat, Math.max(receivedNo, other.receivedNo), Math.max(readNo, other.readNo));
    }
  }

  /**
   * How the user has a chat in their list.
   *
   * @param chat the chat
   * @param preferences all of them
   */
  record Preference(UUID chat, ChatPreferences preferences) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.PREFERENCE;
    }

    @Override
    public UUID of() {
      return chat;
    }
  }

  /**
   * What the user wants of clients.
   *
   * @param settings all of it
   */
  record Settings(UserSettings settings) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.SETTINGS;
    }

    @Override
    public @Nullable UUID of() {
      return null;
    }
  }

  /**
   * Who sees what of the user.
   *
   * @param rules all of them
   */
  record Privacy(dev.confab.schemas.user.Privacy rules) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.PRIVACY;
    }

    @Override
    public @Nullable UUID of() {
      return null;
    }
  }

  /**
   * The name that others are shown.
   *
   * @param displayName the name
   */
  record Name(String displayName) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.NAME;
    }

    @Override
    public @Nullable UUID of() {
      return null;
    }
  }

  /**
   * What others are shown besides the name.
   *
   * @param bio null if nothing
   * @param statusText null if nothing
   * @param phone null if none
   */
  record Profile(@Nullable String bio, @Nullable String statusText, @Nullable String phone)
      implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.PROFILE;
    }

    @Override
    public @Nullable UUID of() {
      return null;
    }
  }

  /**
   * Somebody the user has as a contact.
   *
   * @param user the other
   * @param alias the user's own name for them; null if none
   * @param gone are they none any more?
   */
  record Contact(UUID user, @Nullable String alias, boolean gone) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.CONTACT;
    }

    @Override
    public UUID of() {
      return user;
    }
  }

  /**
   * Somebody the user has blocked.
   *
   * @param user the other
   * @param gone are they blocked no more?
   */
  record Block(UUID user, boolean gone) implements OwnRow {
    @Override
    public Kind kind() {
      return Kind.BLOCK;
    }

    @Override
    public UUID of() {
      return user;
    }
  }

  /** The user is a member, since an event. */
  static OwnRow chat(UUID chat, long joinedSeq) {
    return new Chat(chat, joinedSeq, false);
  }

  /** The user is no member any more. */
  static OwnRow noChat(UUID chat, long seq) {
    return new Chat(chat, seq, true);
  }

  /** The user may accept. */
  static OwnRow invitation(UUID chat, long seq, UUID by, Instant expiresAt) {
    return new Invitation(chat, seq, by, expiresAt);
  }

  /** There is nothing to accept any more. */
  static OwnRow noInvitation(UUID chat, long seq) {
    return new Invitation(chat, seq, null, null);
  }
}
