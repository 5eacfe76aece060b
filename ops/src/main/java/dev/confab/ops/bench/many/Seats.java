package dev.confab.ops.bench.many;

import dev.confab.ops.client.TokenMint;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The people of a population that this generator plays, from a first one on.
 *
 * @param population all people
 * @param first the number of the person in seat 0
 * @param chatsOf chats of each seat, by number
 * @param auth what each seat logs in with
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
record Seats(Population population, int first, int[][] chatsOf, List<byte[]> auth) {
  /** A server that limits connections by address allows some 1,000 of them. */
  private static final int SEATS_PER_ADDRESS = 400;

  private static final int LAST_BYTES = 250;

  Seats {
    auth = List.copyOf(auth);
  }

  static Seats of(Population population, int first, int count, TokenMint mint) {
    Layout layout = population.layout();
    if (first < 0 || count < 1 || first + count > layout.people()) {
      throw new IllegalArgumentException(
          "--first and --connections must be within the " + layout.people() + " people");
    }
    int[][] chatsOf = new int[count][layout.chatsEach()];
    int[] filled = new int[count];
    int[][] members = layout.members();
    for (int chat = 0; chat < members.length; chat++) {
      for (int person : members[chat]) {
        int seat = person - first;
        if (seat >= 0 && seat < count) {
          chatsOf[seat][filled[seat]++] = chat;
        }
      }
    }
    List<byte[]> auth =
        IntStream.range(first, first + count)
            .parallel()
            .mapToObj(person -> Said.auth(mint.user(population.people().get(person))))
            .toList();
    return new Seats(population, first, chatsOf, auth);
  }

  int count() {
    return chatsOf.length;
  }

  List<UUID> chats() {
    return population.chats();
  }

  /**
   * The address that a seat comes from: one of this machine's own, different in other runs' parts.
   */
  InetSocketAddress source(int seat) {
    int address = (first + seat) / SEATS_PER_ADDRESS;
    String text =
        "127.1." + (1 + address / LAST_BYTES % LAST_BYTES) + "." + (1 + address % LAST_BYTES);
    return new InetSocketAddress(text, 0);
  }
}
