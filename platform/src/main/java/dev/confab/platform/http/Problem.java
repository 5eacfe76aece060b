package dev.confab.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it: {@code application/problem+json}, RFC 9457.
 *
 * @param type always {@code about:blank}: the code says more than a page would
 * @param title the status in words
 * @param status the HTTP status
 * @param code stable, for programs
 * @param detail one sentence, for people
 * @param field the field of the request that is wrong, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String code, String detail, @Nullable String field) {
  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
