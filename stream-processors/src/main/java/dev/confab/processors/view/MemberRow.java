package dev.confab.processors.view;

import dev.confab.platform.query.SeqRange;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of a chat, or the mark of a former one.
 *
 * @param seq seq of the last event applied
 * @param member a member now?
 * @param role what they may do, or might when they were a member
 * @param joinedSeq seq of the event that made them a member, the last time
 * @param joinedAt when that was
 * @param joinedNo number of the last message before that
 * @param readNo number of the last message that they have read by posting, 0 if none
 * @param readAt when they posted that
 * @param spells the seqs at which they were a member, ascending, the newest {@link #KEPT_SPELLS};
 *     the last one has no end while they are one
 * @param granted what they may do, whatever their role
 * @param denied what they may not do, whatever their role
 */
public record MemberRow(
    long seq,
    boolean member,
    Role role,
    long joinedSeq,
    Instant joinedAt,
    long joinedNo,
    long readNo,
    @Nullable Instant readAt,
    List<SeqRange> spells,
    Set<Permission> granted,
    Set<Permission> denied) {
  /** Who comes and goes more often loses sight of the oldest spells; a row stays below 1 KB. */
  static final int KEPT_SPELLS = 32;

  public MemberRow {
    spells = List.copyOf(spells);
    granted = Set.copyOf(granted);
    denied = Set.copyOf(denied);
  }

  /** A member from an event on; what was granted or denied to them before is no more. */
  static MemberRow joined(
      @Nullable MemberRow before, long seq, Instant at, Role role, long joinedNo) {
    List<SeqRange> spells =
        new ArrayList<>(before == null ? List.of() : before.left(seq - 1).spells);
    spells.add(new SeqRange(seq, Long.MAX_VALUE));
    return new MemberRow(
        seq,
        true,
        role,
        seq,
        at,
        joinedNo,
        before == null ? 0 : before.readNo,
        before == null ? null : before.readAt,
        spells.subList(Math.max(0, spells.size() - KEPT_SPELLS), spells.size()),
        Set.of(),
        Set.of());
  }

  /** A mark from an event on; that event is the last thing they see. */
  MemberRow left(long leaveSeq) {
    if (!member) {
      return this;
    }
    List<SeqRange> ended = new ArrayList<>(spells);
    ended.set(ended.size() - 1, new SeqRange(ended.getLast().from(), leaveSeq));
    return with(leaveSeq, false, role, readNo, readAt, ended, granted, denied);
  }

  /** Who posts has read up to their own message. */
  MemberRow posted(long messageSeq, long no, Instant at) {
    return no > readNo
        ? with(messageSeq, member, role, no, at, spells, granted, denied)
        : with(messageSeq, member, role, readNo, readAt, spells, granted, denied);
  }

  MemberRow withRole(long changeSeq, Role newRole) {
    return with(changeSeq, member, newRole, readNo, readAt, spells, granted, denied);
  }

  MemberRow withPermissions(
      long changeSeq, Collection<Permission> nowGranted, Collection<Permission> nowDenied) {
    return with(
        changeSeq,
        member,
        role,
        readNo,
        readAt,
        spells,
        Set.copyOf(nowGranted),
        Set.copyOf(nowDenied));
  }

  /** Did a membership end after an event at which they were a member? */
  boolean hasEndedSince(long memberSeq) {
    return (member ? joinedSeq : seq) > memberSeq;
  }

  byte[] toBytes() {
    RowOut out =
        new RowOut()
            .number(seq)
            .flag(member)
            .symbol(role)
            .number(joinedSeq)
            .time(joinedAt)
            .number(joinedNo)
            .number(readNo)
            .number(spells.size());
    spells.forEach(spell -> out.number(spell.from()).number(spell.to()));
    return out.timeOrNull(readAt).symbols(granted).symbols(denied).bytes();
  }

  /** Reads a row. */
  public static MemberRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    long seq = in.number();
    boolean member = in.flag();
    Role role = in.symbol(Role.class);
    long joinedSeq = in.number();
    Instant joinedAt = in.time();
    long joinedNo = in.number();
    long readNo = in.number();
    List<SeqRange> spells = spells(in);
    boolean old = in.isAtEnd();
    return new MemberRow(
        seq,
        member,
        role,
        joinedSeq,
        joinedAt,
        joinedNo,
        readNo,
        old ? null : in.timeOrNull(),
        spells,
        old ? Set.of() : in.symbols(Permission.class),
        old ? Set.of() : in.symbols(Permission.class));
  }

  private MemberRow with(
      long newSeq,
      boolean nowMember,
      Role newRole,
      long newReadNo,
      @Nullable Instant newReadAt,
      List<SeqRange> newSpells,
      Set<Permission> nowGranted,
      Set<Permission> nowDenied) {
    return new MemberRow(
        newSeq,
        nowMember,
        newRole,
        joinedSeq,
        joinedAt,
        joinedNo,
        newReadNo,
        newReadAt,
        newSpells,
        nowGranted,
        nowDenied);
  }

  private static List<SeqRange> spells(RowIn in) {
    long count = in.number();
    List<SeqRange> spells = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      spells.add(new SeqRange(in.number(), in.number()));
    }
    return spells;
  }
}
