package dev.confab.gateway.protocol;

/** Why this server closes a connection. */
public enum CloseCode {
  /** The client has said good-bye, in STOMP. */
  BYE(1000, "bye"),
  /** Nothing came for three heartbeats. */
  IDLE(1001, "idle"),
  /** The WebSocket protocol was broken. */
  PROTOCOL(1002, "protocol error"),
  /** Binary frames are not spoken here. */
  BINARY(1003, "text frames only"),
  /** A text frame held bytes that are no UTF-8. */
  BAD_UTF8(1007, "not UTF-8"),
  /** A message was larger than {@link Limits#MAX_FRAME_BYTES}. */
  TOO_LARGE(1009, "frame too large"),
  /** This is our fault. */
  INTERNAL(1011, "internal error"),
  /** The server goes away: come back, with jitter. */
  RESTART(1012, "restart"),
  /** Too many bad frames. */
  BAD_FRAMES(4400, "too many bad frames"),
  /** A STOMP session has had an ERROR, which says what was wrong. */
  STOMP_ERROR(4400, "see the ERROR frame"),
  /** The token is missing, bad or expired. */
  TOKEN(4401, "token"),
  /** The same log-in has a newer connection. */
  DISPLACED(4409, "displaced"),
  /** Too many frames, or connections of the user. */
  TOO_MUCH(4429, "too much");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** A few words for people. */
  public String reason() {
    return reason;
  }
}
