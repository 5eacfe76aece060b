package dev.confab.gateway.protocol;

import java.util.Locale;

/** Codes of {@code error} frames, and of those {@code rejected} frames that no decider wrote. */
public enum ErrorCode {
  /** No JSON object, no type, or a field is missing, wrong or out of its bounds. */
  BAD_FRAME(false),
  /** A type that this server does not know. */
  UNKNOWN_TYPE(false),
  /** {@code auth} comes first. */
  NOT_AUTHENTICATED(false),
  /** {@code auth} was sent twice. */
  ALREADY_AUTHENTICATED(false),
  /** {@code sync} was sent twice. */
  ALREADY_SYNCED(false),
  /** {@code sync} comes first. */
  NOT_SYNCED(false),
  /** The token is missing, bad, or has expired. */
  TOKEN_INVALID(false),
  /** The user is no member of the chat. */
  NOT_A_MEMBER(false),
  /** There is no such chat. */
  CHAT_NOT_FOUND(false),
  /** There is no such message, or the user does not see it. */
  MESSAGE_NOT_FOUND(false),
  /** The message was deleted or taken back. */
  MESSAGE_GONE(false),
  /** Nobody has an account with such an id. */
  USER_NOT_FOUND(false),
  /** The frame is well-formed, but what it says cannot be, whoever says it. */
  INVALID_REQUEST(false),
  /** No server gave this code away. */
  LINK_NOT_FOUND(false),
  /** The range begins before what is kept for {@code fill}. */
  RANGE_GONE(false),
  /** The range holds more than 500 numbers. */
  RANGE_TOO_LARGE(false),
  /** More requests than {@code maxPending} are unanswered. */
  TOO_MANY_PENDING(true),
  /** The user has more connections than they may. */
  TOO_MANY_CONNECTIONS(true),
  /** The user, the connection or the chat sends too much. */
  RATE_LIMITED(true),
  /** The token's roles do not allow it. */
  FORBIDDEN(false),
  /** It may or may not have been done: the same wish again finds out. */
  OUTCOME_UNKNOWN(true),
  /** Something behind this server does not answer in time. */
  UNAVAILABLE(true);

  private final boolean retryable;

  ErrorCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** As frames have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Can the same request succeed later? */
  public boolean isRetryable() {
    return retryable;
  }
}
