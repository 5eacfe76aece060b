package dev.confab.ingest.request;

import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.Ids;
import java.util.Base64;
import java.util.UUID;

/** Where the next page begins, as clients carry it: opaque. */
public final class Cursors {
  private Cursors() {}

  /** Behind what has an id, in the order of ids. */
  public static String of(UUID id) {
    return of(Ids.bytes(id));
  }

  /** Behind what some bytes tell. */
  public static String of(byte[] place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
  }

  /** The id in a cursor. */
  public static UUID id(String cursor) {
    return Ids.fromBytes(bytes(cursor, Ids.BYTES));
  }

  /** The bytes in a cursor, so many of them. */
  public static byte[] bytes(String cursor, int length) {
    byte[] bytes = decoded(cursor);
    if (bytes.length != length) {
      throw wrong();
    }
    return bytes;
  }

  /** The bytes in a cursor, so many of them or more. */
  public static byte[] bytesFrom(String cursor, int least) {
    byte[] bytes = decoded(cursor);
    if (bytes.length < least) {
      throw wrong();
    }
    return bytes;
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  /** It is none that an answer had. */
  public static ProblemException wrong() {
    return ProblemException.field("cursor", "cursor must be the next of the page before.");
  }
}
