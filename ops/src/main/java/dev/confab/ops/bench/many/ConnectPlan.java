package dev.confab.ops.bench.many;

import java.net.URI;
import java.util.List;

/**
 * How to connect.
 *
 * @param gateways where; seats take them in turn, and whoever must come again takes the next
 * @param spare where whoever must come again goes instead, if there are any
 * @param window how many may be on their way in at a time
 * @param perSecond connects begun per second; 0: as fast as the window allows
 * @param tries how often a client that is refused or lost tries before it gives up
 * @param reconnect do clients whose live connection ends come again? Otherwise that is a fault
 * @param bare is a connection done when it is upgraded, without log-in and chats?
 * @param seed of the random waits
 */
record ConnectPlan(
    List<URI> gateways,
    List<URI> spare,
    int window,
    double perSecond,
    int tries,
    boolean reconnect,
    boolean bare,
    long seed) {
  ConnectPlan {
    gateways = List.copyOf(gateways);
    spare = List.copyOf(spare);
    require(!gateways.isEmpty(), "--gateways must name at least one");
    require(window >= 1, "--window must be at least 1");
    require(perSecond >= 0, "--connect-rate must not be negative");
    require(tries >= 1 && tries <= 1_000, "--tries must be from 1 to 1000");
  }

  /**
   * Where a seat goes.
   *
   * @param before how often it has been connecting before
   */
  URI gateway(int seat, int before) {
    List<URI> those = before == 0 || spare.isEmpty() ? gateways : spare;
    return those.get((seat + before) % those.size());
  }

  /** Where the writers are: not where a gateway may be killed. */
  URI writers() {
    return spare.isEmpty() ? gateways.getFirst() : spare.getFirst();
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
