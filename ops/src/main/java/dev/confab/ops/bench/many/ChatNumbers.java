package dev.confab.ops.bench.many;

import java.util.List;
import java.util.UUID;

/** The numbers of chats by their ids, without an object for a question. */
final class ChatNumbers {
  static final int NONE = -1;

  private final long[] high;
  private final long[] low;
  private final int[] numbers;
  private final int mask;

  ChatNumbers(List<UUID> chats) {
    int size = Integer.highestOneBit(Math.max(1, chats.size())) * 4;
    high = new long[size];
    low = new long[size];
    numbers = new int[size];
    mask = size - 1;
    for (int number = 0; number < chats.size(); number++) {
      UUID chat = chats.get(number);
      int at = place(chat.getMostSignificantBits(), chat.getLeastSignificantBits());
      high[at] = chat.getMostSignificantBits();
      low[at] = chat.getLeastSignificantBits();
      numbers[at] = number + 1;
    }
  }

  /** The number of a chat, or {@link #NONE}. */
  int of(long mostSignificant, long leastSignificant) {
    return numbers[place(mostSignificant, leastSignificant)] - 1;
  }

  /** Where it is, or where it would be; a quarter to an eighth of the places is taken. */
  private int place(long h, long l) {
    long mixed = (h ^ Long.rotateLeft(l, 32)) * 0x9e37_79b9_7f4a_7c15L;
    int at = (int) (mixed >>> 32) & mask;
    while (numbers[at] != 0 && (high[at] != h || low[at] != l)) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
