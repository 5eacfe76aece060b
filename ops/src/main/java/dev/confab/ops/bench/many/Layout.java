package dev.confab.ops.bench.many;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Who is in which chat, by number: as many rounds as a person has chats, and in each all people are
 * shuffled and cut into chats. So the members of a chat are anywhere among the people, and
 * everybody who knows these four numbers knows all memberships.
 *
 * @param people how many
 * @param group people in a chat; the last chat of a round may have fewer
 * @param chatsEach chats of each person
 * @param seed of the shuffling
 */
record Layout(int people, int group, int chatsEach, long seed) {
  /** What may be seeded; above it the file of ids becomes the limit. */
  private static final int MOST_PEOPLE = 1_000_000;

  Layout {
    require(people >= 1 && people <= MOST_PEOPLE, "--people must be from 1 to 1000000");
    require(group >= 1 && group <= people, "--group must be from 1 to --people");
    require(chatsEach >= 1 && chatsEach <= 100, "--chats-each must be from 1 to 100");
  }

  int chats() {
    return chatsEach * chatsInRound();
  }

  /** A word that names it, for files and accounts. */
  String word() {
    return people + "x" + chatsEach + "x" + group + "s" + Long.toString(seed, Character.MAX_RADIX);
  }

  /** The people of each chat. */
  int[][] members() {
    int[][] members = new int[chats()][];
    for (int round = 0; round < chatsEach; round++) {
      int[] order = shuffled(round);
      for (int i = 0; i < chatsInRound(); i++) {
        int to = Math.min(people, (i + 1) * group);
        members[round * chatsInRound() + i] = Arrays.copyOfRange(order, i * group, to);
      }
    }
    return members;
  }

  private int chatsInRound() {
    return (people + group - 1) / group;
  }

  private int[] shuffled(int round) {
    SplittableRandom random = new SplittableRandom(seed + round);
    int[] order = new int[people];
    for (int i = 0; i < people; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
