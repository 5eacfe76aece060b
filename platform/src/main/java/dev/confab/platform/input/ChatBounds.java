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

  /** UTF-16 units of a chat's name. */
  public static final int MAX_NAME_CHARS = 100;

  /** UTF-16 units of a chat's description. */
  public static final int MAX_DESCRIPTION_CHARS = 1000;

  /** Members that a chat begins with, beside who makes it: as many as are looked up at once. */
  public static final int MAX_FIRST_MEMBERS = 256;

  /** The longest pause between two messages of a member: six hours. */
  public static final long MAX_SLOW_MODE_SECONDS = 21_600;

  /** The longest time in which a message can be taken back: two days. */
  public static final long MAX_RECALL_SECONDS = 172_800;

  /** How many may join by one link, if that is bounded. */
  public static final long MAX_LINK_USES = 100_000;

  /** The shortest time that a link lets people in, if it ends. */
  public static final long MIN_LINK_SECONDS = 60;

  /** The longest: a year. */
  public static final long MAX_LINK_SECONDS = 31_536_000;

  /** A client may know messages before a view does: it is believed about so many. */
  public static final long MAX_AHEAD = 64;

  private ChatBounds() {}
}
