package dev.confab.ops.client;

import org.jspecify.annotations.Nullable;

/** Confab said no, or could not be reached. */
public final class ConfabException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code when a connection broke or was never made. */
  public static final String CONNECTION_LOST = "connection_lost";

  /** The code when the same log-in has connected again. */
  public static final String DISPLACED = "displaced";

  private static final int DISPLACED_STATUS = 4409;

  private final int status;
  private final String code;
  private final boolean retryable;
  private final long retryAfterMs;

  /**
   * @param status the HTTP status; 0 if it came over a WebSocket or from no server at all
   * @param code the stable code of the problem
   * @param message one sentence, for people
   * @param retryable may the same wish be sent again, with its key?
   * @param retryAfterMs when; 0: at once
   * @param cause what broke, if it was not the server that said so
   */
  ConfabException(
      int status,
      String code,
      String message,
      boolean retryable,
      long retryAfterMs,
      @Nullable Throwable cause) {
    super(code + ": " + message, cause);
    this.status = status;
    this.code = code;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }

  static ConfabException lost(String message, @Nullable Throwable cause) {
    return new ConfabException(0, CONNECTION_LOST, message, true, 0, cause);
  }

  /** The server closed a connection; whoever was displaced by a newer one must not come back. */
  static ConfabException closed(int status, String reason, long reconnectAfterMs) {
    String message = ("the server closed with " + status + " " + reason).strip();
    boolean displaced = status == DISPLACED_STATUS;
    String code = displaced ? DISPLACED : CONNECTION_LOST;
    return new ConfabException(0, code, message, !displaced, reconnectAfterMs, null);
  }

  /** The HTTP status, or 0. */
  public int status() {
    return status;
  }

  /** The stable code, for programs. */
  public String code() {
    return code;
  }

  /** May the same wish be sent again? Its outcome may be unknown: only with the same key. */
  public boolean retryable() {
    return retryable;
  }

  /** How long to wait before, in milliseconds. */
  public long retryAfterMs() {
    return retryAfterMs;
  }
}
