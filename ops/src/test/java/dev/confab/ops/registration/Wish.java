package dev.confab.ops.registration;

import dev.confab.ops.client.Account;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody's wish to register, and how it is sent. */
record Wish(String username, String email, @Nullable String key) {
  static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger NEXT = new AtomicInteger();

  /** Of somebody whom nobody is like. */
  static Wish ofSomebody() {
    String name = "person-" + NEXT.incrementAndGet();
    return new Wish(name, name + "@example.org", "key-" + name);
  }

  Wish withUsername(String other) {
    return new Wish(other, email, key);
  }

  Wish withEmail(String other) {
    return new Wish(username, other, key);
  }

  Wish withoutKey() {
    return new Wish(username, email, null);
  }

  Account send(ConfabHttp http) {
    return http.register(username, email, PASSWORD, key);
  }

  /** Sends it once and does not wait; fails with a {@link ConfabException}. */
  CompletableFuture<Account> attempt(ConfabHttp http) {
    CompletableFuture<Account> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(send(http));
              } catch (ConfabException e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }
}
