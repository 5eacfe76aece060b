package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place among what was found by name: the sort values of a hit, in the order of {@link
 * NameMatch#bestFirst}.
 *
 * @param rank how well it matches
 * @param name its name as the index sorts it
 * @param id what it is
 */
record RankedCursor(int rank, String name, UUID id) {
  private static final byte VERSION = 1;
  private static final int LEAST_BYTES = 2 + 2 * Long.BYTES;

  /** Of the sort values of a hit. */
  static RankedCursor of(List<FieldValue> sort) {
    return new RankedCursor(
        (int) Math.round(sort.get(0).doubleValue()),
        sort.get(1).stringValue(),
        UUID.fromString(sort.get(2).stringValue()));
  }

  /** As clients get it; they are not to look into it. */
  String encoded() {
    byte[] bytesOfName = name.getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(LEAST_BYTES + bytesOfName.length)
            .put(VERSION)
            .put((byte) rank)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(bytesOfName)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RankedCursor decode(String encoded) {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    if (bytes.length < LEAST_BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException("no cursor of a search by name");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    int rank = in.get();
    UUID id = new UUID(in.getLong(), in.getLong());
    return new RankedCursor(rank, StandardCharsets.UTF_8.decode(in).toString(), id);
  }

  /** What Elasticsearch calls {@code search_after}. */
  List<FieldValue> searchAfter() {
    return List.of(FieldValue.of((double) rank), FieldValue.of(name), FieldValue.of(id.toString()));
  }
}
