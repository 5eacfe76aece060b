package dev.confab.gateway.protocol;

import org.jspecify.annotations.Nullable;

/** A frame cannot be understood; the message is one sentence for the client. */
public final class BadFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String id;

  BadFrameException(ErrorCode code, @Nullable String id, String message) {
    super(message, null, false, false);
    this.code = code;
    this.id = id;
  }

  /** What is wrong. */
  public ErrorCode code() {
    return code;
  }

  /** The frame's request id, if it could be read. */
  public @Nullable String id() {
    return id;
  }

  /** One sentence. */
  public String sentence() {
    String message = getMessage();
    return message == null ? code.text() : message;
  }
}
