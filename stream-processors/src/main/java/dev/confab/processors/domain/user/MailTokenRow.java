package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest mailed token of one kind: older ones are worth nothing.
 *
 * @param kind what it is good for
 * @param no its number among those of its kind
 * @param expiresAt when it ends
 * @param recent when tokens of the kind were issued, oldest first: those of an hour, and so {@link
 *     #MOST} at most
 * @param usedFor digest of the wish that used it; null if none did
 */
public record MailTokenRow(
    MailTokenKind kind,
    long no,
    Instant expiresAt,
    List<Instant> recent,
    @Nullable Sha256 usedFor) {
  /** How many of a kind are issued to one user within {@link #WINDOW}: nobody needs more. */
  public static final int MOST = 5;

  /** The time in which they are counted. */
  public static final Duration WINDOW = Duration.ofHours(1);

  public MailTokenRow {
    recent = List.copyOf(recent);
  }

  /** The row after a token was issued. */
  static MailTokenRow after(@Nullable MailTokenRow before, MailTokenIssued issued) {
    List<Instant> times =
        new ArrayList<>(before == null ? List.of() : before.recentAt(issued.at()));
    times.add(issued.at());
    return new MailTokenRow(issued.kind(), issued.no(), issued.expiresAt(), times, null);
  }

  MailTokenRow usedFor(Sha256 contentHash) {
    return new MailTokenRow(kind, no, expiresAt, recent, contentHash);
  }

  /** The row of a token that is worth nothing any more; its number is not given again. */
  MailTokenRow endedAt(Instant at) {
    return new MailTokenRow(kind, no, at.isBefore(expiresAt) ? at : expiresAt, recent, usedFor);
  }

  /** Could it be used at a time? */
  boolean isOpen(Instant at) {
    return usedFor == null && at.isBefore(expiresAt);
  }

  /** When tokens were issued that still count at a time. */
  List<Instant> recentAt(Instant at) {
    return recent.stream().filter(issued -> at.isBefore(issued.plus(WINDOW))).toList();
  }
}
