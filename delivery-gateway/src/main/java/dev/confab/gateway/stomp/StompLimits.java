package dev.confab.gateway.stomp;

/** Bounds of a STOMP session; STOMP.md promises them. */
final class StompLimits {
  /** Headers of a frame; clients send about five. */
  static final int MAX_HEADERS = 64;

  /** One header: a token of 8,192 characters fits, or the cursors of 350 chats. */
  static final int MAX_HEADER_BYTES = 16 * 1024;

  /** A body: 8,192 characters of text fit, even as escapes of JSON. */
  static final int MAX_BODY_BYTES = 56 * 1024;

  /** Subscriptions of a session, one for each of its chats and some beside. */
  static final int MAX_SUBSCRIPTIONS = 1_024;

  /** Characters of an id that the client gives: of a subscription or a receipt. */
  static final int MAX_ID_CHARS = 128;

  /** What the sweeper can keep with ticks of a second to spare. */
  static final int LEAST_BEAT_MS = 10_000;

  private StompLimits() {}
}
