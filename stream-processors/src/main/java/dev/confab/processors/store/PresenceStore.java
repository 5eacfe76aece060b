package dev.confab.processors.store;

import dev.confab.processors.domain.presence.LeaseRow;
import dev.confab.processors.domain.presence.PresenceRow;
import dev.confab.processors.domain.presence.PresenceRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of who is there in a state store of Kafka Streams. Used by its task's thread only. */
public final class PresenceStore implements PresenceRows {
  private static final byte USER = 1;
  private static final byte LEASE = 2;
  private static final byte CONNECTED = 3;

  /** All leases lie together, before all users: there are as many as gateways. */
  private static final UUID NODES = new UUID(0, 0);

  private static final byte[] YES = {};

  private final KeyValueStore<Bytes, byte[]> rows;

  /** Rows in a store that nobody else writes. */
  public PresenceStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** The leases of all gateways. */
  public Map<UUID, LeaseRow> leases() {
    Map<UUID, LeaseRow> leases = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> iterator = scan(RowKeys.of(NODES, LEASE))) {
      iterator.forEachRemaining(
          row -> leases.put(subject(row.key), PresenceRowBytes.readLease(row.value)));
    }
    return leases;
  }

  @Override
  public @Nullable PresenceRow user(UUID userId) {
    byte[] row = rows.get(RowKeys.of(userId, USER));
    return row == null ? null : PresenceRowBytes.readUser(row);
  }

  @Override
  public @Nullable LeaseRow lease(UUID nodeId) {
    byte[] row = rows.get(RowKeys.of(NODES, LEASE, nodeId));
    return row == null ? null : PresenceRowBytes.readLease(row);
  }

  @Override
  public List<UUID> usersOf(UUID nodeId, int limit) {
    List<UUID> users = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> iterator = scan(RowKeys.of(nodeId, CONNECTED))) {
      while (iterator.hasNext() && users.size() < limit) {
        users.add(subject(iterator.next().key));
      }
    }
    return users;
  }

  @Override
  public void putUser(UUID userId, PresenceRow user) {
    rows.put(RowKeys.of(userId, USER), PresenceRowBytes.write(user));
  }

  @Override
  public void removeUser(UUID userId) {
    rows.delete(RowKeys.of(userId, USER));
  }

  @Override
  public void putLease(UUID nodeId, LeaseRow lease) {
    rows.put(RowKeys.of(NODES, LEASE, nodeId), PresenceRowBytes.write(lease));
  }

  @Override
  public void removeLease(UUID nodeId) {
    rows.delete(RowKeys.of(NODES, LEASE, nodeId));
  }

  @Override
  public void putConnected(UUID nodeId, UUID userId, boolean connected) {
    Bytes key = RowKeys.of(nodeId, CONNECTED, userId);
    boolean known = rows.get(key) != null;
    if (connected && !known) {
      rows.put(key, YES);
    } else if (!connected && known) {
      rows.delete(key);
    }
  }

  private KeyValueIterator<Bytes, byte[]> scan(Bytes prefix) {
    return rows.prefixScan(prefix, new BytesSerializer());
  }

  /** The id at the end of a key. */
  private static UUID subject(Bytes key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.get()).position(RowKeys.PREFIX_BYTES);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
