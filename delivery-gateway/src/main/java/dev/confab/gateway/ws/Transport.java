package dev.confab.gateway.ws;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.Executor;

/** What all sockets share. */
record Transport(Endpoint endpoint, Executor executor, Counter slow) {
  /** A client did not read fast enough. */
  void countSlow() {
    slow.increment();
  }
}
