package dev.confab.processors.view;

import dev.confab.platform.query.InviteLink;
import dev.confab.schemas.chat.InviteLinkCreated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite link that was not revoked.
 *
 * @param version seq of the last event applied
 * @param by who made it
 * @param at when
 * @param maxUses how many may join by it; null: any number
 * @param uses how many have
 * @param expiresAt until when; null: until it is revoked
 */
public record LinkRow(
    long version,
    UUID by,
    Instant at,
    @Nullable Long maxUses,
    long uses,
    @Nullable Instant expiresAt) {
  static LinkRow of(InviteLinkCreated event) {
    return new LinkRow(
        event.seq(), event.actor(), event.at(), event.maxUses(), 0, event.expiresAt());
  }

  LinkRow used(long seq) {
    return new LinkRow(seq, by, at, maxUses, uses + 1, expiresAt);
  }

  /** As it is shown. */
  public InviteLink shown(long seq) {
    return new InviteLink(seq, by, at, maxUses, uses, expiresAt);
  }

  byte[] toBytes() {
    return new RowOut()
        .number(version)
        .uuid(by)
        .time(at)
        .number(maxUses == null ? 0 : maxUses)
        .number(uses)
        .timeOrNull(expiresAt)
        .bytes();
  }

  /** Reads a row. */
  public static LinkRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    long version = in.number();
    UUID by = in.uuid();
    Instant at = in.time();
    long maxUses = in.number();
    return new LinkRow(
        version, by, at, maxUses == 0 ? null : (Long) maxUses, in.number(), in.timeOrNull());
  }
}
