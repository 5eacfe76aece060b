package dev.confab.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;
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

  /** The code of a problem that is no more than its status. */
  static String codeOf(int status) {
    // The name of 413 is "Payload Too Large" in older books: clients get one code for it.
    return status == HttpStatus.PAYLOAD_TOO_LARGE_413
        ? "content_too_large"
        : HttpStatus.getMessage(status).toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
