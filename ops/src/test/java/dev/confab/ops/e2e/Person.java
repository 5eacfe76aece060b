package dev.confab.ops.e2e;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Tokens;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with an account and a log-in. */
record Person(UUID id, String username, Tokens tokens, ConfabHttp http) {
  static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Registers and logs in somebody whose name nobody else has. */
  static Person arrives(String server, String name) {
    ConfabHttp anonymous = ContractWitness.client(server);
    String username = name + NEXT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
    anonymous.register(username, username + "@example.org", PASSWORD);
    Tokens tokens = anonymous.login(username, PASSWORD);
    return new Person(tokens.userId(), username, tokens, anonymous.as(tokens.accessToken()));
  }

  /** The same, logged in once more: a log-in has one connection. */
  Person onAnotherDevice() {
    Tokens other = http.login(username, PASSWORD);
    return new Person(id, username, other, http.as(other.accessToken()));
  }

  String token() {
    return tokens.accessToken();
  }
}
