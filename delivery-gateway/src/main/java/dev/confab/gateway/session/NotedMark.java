package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Mark;

/**
 * A mark that waits for being written down.
 *
 * @param tries how often that was tried in vain
 */
record NotedMark(Mark mark, int tries) {
  /** The highest number that it names. */
  long no() {
    return Math.max(mark.receivedNo(), mark.readNo());
  }

  /** Both of them; a newer one that is higher begins anew, and is the one that is answered. */
  NotedMark with(NotedMark other) {
    NotedMark higher = other.no() > no() ? other : this;
    return new NotedMark(
        new Mark(
            higher.mark.id(),
            mark.chat(),
            Math.max(mark.receivedNo(), other.mark.receivedNo()),
            Math.max(mark.readNo(), other.mark.readNo())),
        higher.tries);
  }

  NotedMark tried() {
    return new NotedMark(mark, tries + 1);
  }
}
