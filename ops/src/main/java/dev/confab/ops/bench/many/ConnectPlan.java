package dev.confab.ops.bench.many;

import java.net.URI;
import java.util.List;

/**
 * How to connect.
 *
 * @param gateways where; seats take them in turn, and whoever must come again takes the next
 * @param window how many may be on their way in at a time
 * @param perSecond connects begun per second; 0: as fast as the window allows
 * @param tries how often a client that is refused or lost tries before it gives up
 * @param reconnect do clients whose live connection ends come again? Otherwise that is a fault
 * @param bare is a connection done when it is upgraded, without log-in and chats?
 * @param seed of the random waits
 */
record ConnectPlan(
    List<URI> gateways,
    int window,
    double perSecond,
    int tries,
    boolean reconnect,
    boolean bare,
    long seed) {
  ConnectPlan {
    gateways = List.copyOf(gateways);
    require(!gateways.isEmpty(), "--gateways must name at least one");
    require(window >= 1, "--window must be at least 1");
    require(perSecond >= 0, "--connect-rate must not be negative");
    require(tries >= 1 && tries <= 1_000, "--tries must be from 1 to 1000");
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
