package dev.confab.processors.view;

/** How far a partition of a view has come in one source; only grows while the store is here. */
final class Position {
  private final Bell<Long> bell = new Bell<>();
  private volatile long next;

  long next() {
    return next;
  }

  /** Sets it to what a store says that has just come. */
  void reset(long reached) {
    next = reached;
    bell.ringUpTo(reached);
  }

  /** Called by one thread at a time: the stream thread. */
  void advanceTo(long reached) {
    if (reached > next) {
      next = reached;
      bell.ringUpTo(reached);
    }
  }

  boolean await(long wanted, Deadline deadline) {
    return bell.await(wanted, () -> next >= wanted, deadline);
  }
}
