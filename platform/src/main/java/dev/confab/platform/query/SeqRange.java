package dev.confab.platform.query;

/**
 * A range of seqs.
 *
 * @param from first, from 1
 * @param to last; {@link Long#MAX_VALUE}: no end
 */
public record SeqRange(long from, long to) {
  /** All there is. */
  public static final SeqRange ALL = new SeqRange(1, Long.MAX_VALUE);

  /** Is a seq in it? */
  public boolean contains(long seq) {
    return from <= seq && seq <= to;
  }
}
