package dev.confab.ops.bench;

/**
 * A closed loop: a message leaves whenever fewer than so many are unanswered. The server sets the
 * rate, so it is the highest that it carries, and nothing is refused for want of room.
 */
record Window(int size) implements Pace {
  @Override
  public long due(long elapsedNs, int unanswered) {
    return unanswered < size ? elapsedNs : NOT_YET;
  }

  @Override
  public void advance() {}
}
