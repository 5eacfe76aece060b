package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The place of a user among those who were found: the sort values of their hit, in the order of
 * {@link UserQuery}'s sort.
 *
 * @param rank how well they match
 * @param username their username as the index sorts it
 * @param userId the user
 */
record UserCursor(int rank, String username, UUID userId) {
  private static final byte VERSION = 1;
  private static final int LEAST_BYTES = 2 + 2 * Long.BYTES;

  /** Of the sort values of a hit. */
  static UserCursor of(List<FieldValue> sort) {
    return new UserCursor(
        (int) Math.round(sort.get(0).doubleValue()),
        sort.get(1).stringValue(),
        UUID.fromString(sort.get(2).stringValue()));
  }

  /** As clients get it; they are not to look into it. */
  String encoded() {
    byte[] name = username.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(LEAST_BYTES + name.length)
            .put(VERSION)
            .put((byte) rank)
            .putLong(userId.getMostSignificantBits())
            .putLong(userId.getLeastSignificantBits())
            .put(name)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none
   */
  static UserCursor decode(String encoded) {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    if (bytes.length < LEAST_BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException("no cursor of a search for users");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    int rank = in.get();
    UUID userId = new UUID(in.getLong(), in.getLong());
    return new UserCursor(rank, StandardCharsets.UTF_8.decode(in).toString(), userId);
  }

  /** What Elasticsearch calls {@code search_after}. */
  List<FieldValue> searchAfter() {
    return List.of(
        FieldValue.of((double) rank), FieldValue.of(username), FieldValue.of(userId.toString()));
  }
}
