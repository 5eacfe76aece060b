package dev.confab.ops.bench;

import dev.confab.ops.client.Account;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts that become more, and what is asked of them. */
final class AccountsLoad {
  private static final String PASSWORD = "correct horse battery";

  /** As many import at a time: more would only wait for each other's commits. */
  private static final int IMPORTS = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FEW_LETTERS = 2;
  private static final int MORE_LETTERS = 5;
  private static final int PAGE = 20;

  private final ConfabHttp http;
  private final ConfabHttp importer;
  private final AccountNames names;
  private final List<ConfabHttp> askers = new ArrayList<>();
  private final List<String> members = new ArrayList<>();
  private final AtomicInteger registered = new AtomicInteger();
  private int imported;

  private AccountsLoad(ConfabHttp http, ConfabHttp importer, AccountNames names) {
    this.http = http;
    this.importer = importer;
    this.names = names;
  }

  /** With a person for each client, who has a password. */
  static AccountsLoad open(ConfabHttp http, TokenMint mint, AccountNames names, int clients) {
    ConfabHttp patient = http.patient(PATIENCE);
    ConfabHttp importer = patient.as(mint.importer(patient, "bench"));
    AccountsLoad load = new AccountsLoad(http, importer, names);
    for (int i = 0; i < clients; i++) {
      String member = load.newName();
      Account account = patient.register(member, member + "@bench.invalid", PASSWORD);
      load.members.add(member);
      load.askers.add(http.as(mint.user(account.userId())));
    }
    return load;
  }

  /** Imports accounts until there are so many, and waits until the last of them is found. */
  void grow(int count) {
    AtomicInteger next = new AtomicInteger(imported);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> hands = new ArrayList<>();
      for (int i = 0; i < IMPORTS; i++) {
        hands.add(threads.submit(() -> importUpTo(count, next)));
      }
      for (Future<?> hand : hands) {
        join(hand);
      }
    }
    imported = count;
    awaitFound(names.username(count - 1));
  }

  /** What is measured, by name. */
  Map<String, ClosedLoop.Request> requests() {
    Map<String, ClosedLoop.Request> requests = new LinkedHashMap<>();
    requests.put("register", _ -> register());
    requests.put("log-in", client -> http.login(members.get(client), PASSWORD));
    requests.put("look-up by name", client -> lookUp(askers.get(client), any()));
    requests.put(
        "search by 5 letters",
        client -> search(askers.get(client), any().substring(0, MORE_LETTERS)));
    requests.put(
        "search by 2 letters",
        client -> search(askers.get(client), any().substring(0, FEW_LETTERS)));
    return requests;
  }

  private void importUpTo(int count, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      String username = names.username(i);
      importer.importAccount(username, username, names.displayName(i));
    }
  }

  private void register() {
    String name = newName();
    http.register(name, name + "@bench.invalid", PASSWORD);
  }

  private String newName() {
    return "r" + names.run() + registered.incrementAndGet();
  }

  private String any() {
    return names.username(ThreadLocalRandom.current().nextInt(imported));
  }

  private static void lookUp(ConfabHttp asker, String username) {
    if (asker.user(username).isEmpty()) {
      throw new IllegalStateException(username + " is not there");
    }
  }

  private static void search(ConfabHttp asker, String q) {
    if (asker.findPeople(q, PAGE, null).users().isEmpty()) {
      throw new IllegalStateException("nobody is found by " + q);
    }
  }

  private void awaitFound(String username) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (askers.getFirst().patient(PATIENCE).findPeople(username, 1, null).users().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(username + " is not found in " + PATIENCE);
      }
    }
  }

  private static void join(Future<?> hand) {
    try {
      hand.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ConfabException refused
          ? refused
          : new IllegalStateException(e.getCause());
    }
  }
}
