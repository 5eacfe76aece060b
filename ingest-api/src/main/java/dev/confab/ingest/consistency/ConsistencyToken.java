package dev.confab.ingest.consistency;

import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.Ids;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How far the views must have come for a client to see what it has seen or done, as it carries that
 * from answer to request: opaque to it, and good at every node. It grants nothing; a forged one
 * makes its bearer wait in vain.
 *
 * <p>Bytes, as URL-safe Base64 without padding: version 1; then per entry the kind (1 chat, 2 own
 * membership, 3 user), the chat's or user's id (16 bytes), the seq or version (8 bytes, big
 * endian). Entries are ordered by when they last changed; beyond {@link #MAX_ENTRIES} of a kind the
 * oldest are dropped.
 *
 * @param chats the seq up to which changes of a chat must be seen
 * @param memberships the seq of the bearer's last known change of membership, by chat
 * @param users the version up to which changes of a user must be seen
 */
record ConsistencyToken(Map<UUID, Long> chats, Map<UUID, Long> memberships, Map<UUID, Long> users) {
  /** Of each kind; keeps the header below 3.3 kB of Base64. */
  static final int MAX_ENTRIES = 32;

  /** Nothing is known. */
  static final ConsistencyToken NONE = new ConsistencyToken(Map.of(), Map.of(), Map.of());

  private static final byte VERSION = 1;
  private static final byte CHAT = 1;
  private static final byte MEMBERSHIP = 2;
  private static final byte USER = 3;
  private static final int ENTRY_BYTES = 1 + Ids.BYTES + Long.BYTES;

  ConsistencyToken {
    chats = unmodifiable(chats);
    memberships = unmodifiable(memberships);
    users = unmodifiable(users);
  }

  /**
   * Reads a token.
   *
   * @throws ProblemException if it is none that a node made
   */
  static ConsistencyToken parse(String text) {
    Map<UUID, Long> chats = new LinkedHashMap<>();
    Map<UUID, Long> memberships = new LinkedHashMap<>();
    Map<UUID, Long> users = new LinkedHashMap<>();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.get() != VERSION || bytes.remaining() > 3 * MAX_ENTRIES * ENTRY_BYTES) {
        throw wrong();
      }
      while (bytes.hasRemaining()) {
        byte kind = bytes.get();
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        long seq = bytes.getLong();
        if (seq < 1) {
          throw wrong();
        }
        Map<UUID, Long> entries =
            switch (kind) {
              case CHAT -> chats;
              case MEMBERSHIP -> memberships;
              case USER -> users;
              default -> throw wrong();
            };
        entries.merge(id, seq, Math::max);
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw wrong();
    }
    return new ConsistencyToken(chats, memberships, users);
  }

  /** With a change of a chat that must be seen from now on. */
  ConsistencyToken withChat(UUID chat, long seq) {
    return new ConsistencyToken(with(chats, chat, seq), memberships, users);
  }

  /** With a change of the bearer's membership that must be seen from now on. */
  ConsistencyToken withMembership(UUID chat, long seq) {
    return new ConsistencyToken(chats, with(memberships, chat, seq), users);
  }

  /** With a change of a user that must be seen from now on. */
  ConsistencyToken withUser(UUID user, long version) {
    return new ConsistencyToken(chats, memberships, with(users, user, version));
  }

  String text() {
    int entries = chats.size() + memberships.size() + users.size();
    ByteBuffer bytes = ByteBuffer.allocate(1 + entries * ENTRY_BYTES).put(VERSION);
    chats.forEach((chat, seq) -> put(bytes, CHAT, chat, seq));
    memberships.forEach((chat, seq) -> put(bytes, MEMBERSHIP, chat, seq));
    users.forEach((user, version) -> put(bytes, USER, user, version));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static void put(ByteBuffer bytes, byte kind, UUID id, long seq) {
    bytes.put(kind).put(Ids.bytes(id)).putLong(seq);
  }

  private static Map<UUID, Long> with(Map<UUID, Long> before, UUID id, long seq) {
    LinkedHashMap<UUID, Long> after = new LinkedHashMap<>(before);
    after.putLast(id, Math.max(seq, before.getOrDefault(id, 0L)));
    if (after.size() > MAX_ENTRIES) {
      after.pollFirstEntry();
    }
    return after;
  }

  private static Map<UUID, Long> unmodifiable(Map<UUID, Long> seqs) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(seqs));
  }

  private static ProblemException wrong() {
    return ProblemException.field(
        Consistency.HEADER, Consistency.HEADER + " must be one that an answer had.");
  }
}
