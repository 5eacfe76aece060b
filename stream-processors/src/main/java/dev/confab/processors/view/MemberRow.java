package dev.confab.processors.view;

import dev.confab.platform.query.SeqRange;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param readNo number of the last message that they have read, 0 if none
 * @param spells the seqs at which they were a member, ascending, the newest {@link #KEPT_SPELLS};
 *     the last one has no end while they are one
 */
public record MemberRow(
    long seq,
    boolean member,
    Role role,
    long joinedSeq,
    Instant joinedAt,
    long joinedNo,
    long readNo,
    List<SeqRange> spells) {
  /** Who comes and goes more often loses sight of the oldest spells; a row stays below 1 KB. */
  static final int KEPT_SPELLS = 32;

  public MemberRow {
    spells = List.copyOf(spells);
  }

  /** A member from an event on. */
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
        spells.subList(Math.max(0, spells.size() - KEPT_SPELLS), spells.size()));
  }

  /** A mark from an event on; that event is the last thing they see. */
  MemberRow left(long leaveSeq) {
    if (!member) {
      return this;
    }
    List<SeqRange> ended = new ArrayList<>(spells);
    ended.set(ended.size() - 1, new SeqRange(ended.getLast().from(), leaveSeq));
    return new MemberRow(leaveSeq, false, role, joinedSeq, joinedAt, joinedNo, readNo, ended);
  }

  /** Who posts has read up to their own message. */
  MemberRow posted(long messageSeq, long no) {
    long read = Math.max(readNo, no);
    return new MemberRow(messageSeq, member, role, joinedSeq, joinedAt, joinedNo, read, spells);
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
    return out.bytes();
  }

  /** Reads a row. */
  public static MemberRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new MemberRow(
        in.number(),
        in.flag(),
        in.symbol(Role.class),
        in.number(),
        in.time(),
        in.number(),
        in.number(),
        spells(in));
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
