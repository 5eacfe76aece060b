package dev.confab.ops.bench;

import java.util.Arrays;

/**
 * Which message of a run was received under which seq, to be compared with the log. Numbers are
 * those of {@link Script}; -1 is what is no message of the run. For one thread.
 */
final class Texts {
  private static final int FIRST_CAPACITY = 64;

  /** What an array has where nothing was received. */
  private static final int NOTHING = 0;

  /** From a number to what stands for it in an array: -1 is something too. */
  private static final int OFFSET = 2;

  private final int[][] received;
  private long different;

  Texts(int chats) {
    this.received = new int[chats][FIRST_CAPACITY];
  }

  /** Somebody has received a message; whoever receives another one under this seq is a fault. */
  void received(int chat, long seq, int number) {
    int at = Math.toIntExact(seq);
    if (at >= received[chat].length) {
      received[chat] = Arrays.copyOf(received[chat], Math.max(at + 1, received[chat].length * 2));
    }
    int before = received[chat][at];
    if (before == NOTHING) {
      received[chat][at] = number + OFFSET;
    } else if (before != number + OFFSET) {
      different++;
    }
  }

  /** The log has this message under this seq. Each record of the log is told once. */
  void inLog(int chat, long seq, int number) {
    if (seq >= received[chat].length) {
      return;
    }
    int at = (int) seq;
    if (received[chat][at] == number + OFFSET) {
      received[chat][at] = NOTHING;
    }
  }

  /**
   * Once the log was told: how many seqs somebody received something under that it does not have.
   */
  long notAsInLog() {
    return different
        + Arrays.stream(received)
            .mapToLong(chat -> Arrays.stream(chat).filter(number -> number != NOTHING).count())
            .sum();
  }
}
