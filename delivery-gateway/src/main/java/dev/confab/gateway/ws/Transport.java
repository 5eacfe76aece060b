package dev.confab.gateway.ws;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;

/**
 * What all sockets share.
 *
 * @param lastFrame what one socket has just been sent, in case that the next is sent it too
 * @param slow counts clients that did not read fast enough
 * @param leftOut counts ephemeral messages that were not sent to somebody slow
 */
record Transport(
    Endpoint endpoint,
    Executor executor,
    Addresses addresses,
    LastFrame lastFrame,
    Counter slow,
    Counter leftOut) {
  static Transport of(
      Endpoint endpoint, Executor executor, Addresses addresses, MeterRegistry metrics) {
    Counter slow =
        Counter.builder("confab.gateway.aborted")
            .description("Connections dropped because the client did not read")
            .register(metrics);
    Counter leftOut =
        Counter.builder("confab.gateway.ephemeral.dropped")
            .description("Ephemeral messages that a slow client was not sent")
            .register(metrics);
    return new Transport(endpoint, executor, addresses, new LastFrame(), slow, leftOut);
  }

  /** The same in front of another endpoint. */
  Transport before(Endpoint other) {
    return new Transport(other, executor, addresses, new LastFrame(), slow, leftOut);
  }
}
