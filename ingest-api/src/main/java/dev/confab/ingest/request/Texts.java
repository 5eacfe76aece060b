package dev.confab.ingest.request;

import dev.confab.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** What is true of every text that a client sends. */
final class Texts {
  /** {@link UUID#fromString} also takes shorter forms: one id would have many spellings. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Texts() {}

  /** A text of a length, in UTF-16 units, that is well-formed Unicode. */
  static String sized(String field, String text, int min, int max) {
    if (text.length() < min || text.length() > max) {
      throw ProblemException.field(
          field, field + " must have " + min + " to " + max + " characters.");
    }
    // Half a surrogate pair has no UTF-8 form: it would be stored as something else.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw ProblemException.field(field, field + " must be well-formed Unicode.");
    }
    return text;
  }

  static UUID id(String field, String text) {
    if (!ID.matcher(text).matches()) {
      throw ProblemException.field(field, field + " must be a UUID.");
    }
    return UUID.fromString(text);
  }
}
