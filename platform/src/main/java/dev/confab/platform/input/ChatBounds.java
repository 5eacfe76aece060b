package dev.confab.platform.input;

/** How much a wish about a chat may say: front nodes refuse what deciders would refuse anyway. */
public final class ChatBounds {
  /** UTF-16 units of a message's text. */
  public static final int MAX_TEXT_CHARS = 8192;

  /** Files of one message. */
  public static final int MAX_ATTACHMENTS = 10;

  /** UTF-16 units of a reaction. */
  public static final int MAX_REACTION_CHARS = 64;

  /** The shortest time that an invitation holds. */
  public static final long MIN_INVITATION_SECONDS = 60;

  /** The longest: thirty days. */
  public static final long MAX_INVITATION_SECONDS = 2_592_000;

  /** What it is if nobody says: a week. */
  public static final long INVITATION_SECONDS = 604_800;

  /** A client may know messages before a view does: it is believed about so many. */
  public static final long MAX_AHEAD = 64;

  private ChatBounds() {}
}
