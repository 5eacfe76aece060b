package dev.confab.platform.http;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Thrown by routes, written once by {@link HttpFront}. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String field;
  private final int retryAfterSeconds;

  private ProblemException(
      int status, String code, String detail, @Nullable String field, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A problem with a status, a stable code, and one sentence. */
  public static ProblemException of(int status, String code, String detail) {
    return new ProblemException(status, code, detail, null, 0);
  }

  /** 400 {@code invalid_request}: a field of the request is wrong. */
  public static ProblemException field(String field, String detail) {
    return new ProblemException(400, "invalid_request", detail, field, 0);
  }

  /** 503: try again after some seconds. */
  public static ProblemException later(String code, String detail, int retryAfterSeconds) {
    return new ProblemException(503, code, detail, null, retryAfterSeconds);
  }

  /** 429 {@code rate_limited}: this caller asks too often; try again after some seconds. */
  public static ProblemException rateLimited(String detail, int retryAfterSeconds) {
    return tooMany("rate_limited", detail, retryAfterSeconds);
  }

  /** 429: too much of something; try again after some seconds. */
  public static ProblemException tooMany(String code, String detail, int retryAfterSeconds) {
    return new ProblemException(429, code, detail, null, retryAfterSeconds);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The stable code. */
  public String code() {
    return code;
  }

  /** The wrong field, if one is. */
  public @Nullable String field() {
    return field;
  }

  /** What {@code Retry-After} says, in seconds; 0: no such header. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** One sentence, for people. */
  public String detail() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
