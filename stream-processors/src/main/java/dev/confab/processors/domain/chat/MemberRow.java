package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member.
 *
 * @param role what the member may do
 * @param joinedSeq seq of the event that made them a member
 * @param granted what they may do, whatever their role
 * @param denied what they may not do, whatever their role
 * @param lastPostAt when they last said something while slow mode was on; null: never
 */
public record MemberRow(
    Role role,
    long joinedSeq,
    Set<Permission> granted,
    Set<Permission> denied,
    @Nullable Instant lastPostAt) {
  public MemberRow {
    granted = Set.copyOf(granted);
    denied = Set.copyOf(denied);
  }

  /** Who has just come. */
  static MemberRow joined(Role role, long seq) {
    return new MemberRow(role, seq, Set.of(), Set.of(), null);
  }

  MemberRow withRole(Role changed) {
    return new MemberRow(changed, joinedSeq, granted, denied, lastPostAt);
  }

  MemberRow withPermissions(Set<Permission> nowGranted, Set<Permission> nowDenied) {
    return new MemberRow(role, joinedSeq, nowGranted, nowDenied, lastPostAt);
  }

  MemberRow posted(Instant at) {
    return new MemberRow(role, joinedSeq, granted, denied, at);
  }
}
