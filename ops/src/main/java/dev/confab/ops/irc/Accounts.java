package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The accounts of people on the server, made when they are first needed, many at a time. */
final class Accounts implements AutoCloseable {
  /** Enough to hide the latency of a commit, few enough not to be refused. */
  private static final int AT_A_TIME = 48;

  private final ConfabHttp http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore turns = new Semaphore(AT_A_TIME);
  private final Map<Person, CompletableFuture<UUID>> ids = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Boolean>> looked = new ConcurrentHashMap<>();

  Accounts(ConfabHttp http) {
    this.http = http;
  }

  /** Begins to make the account, if nobody did. */
  void begin(Person person) {
    var _ = account(person);
  }

  /**
   * The account's id; waits for it.
   *
   * @throws ConfabException if it is refused
   */
  UUID id(Person person) {
    try {
      return account(person).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ConfabException refusal ? refusal : e;
    }
  }

  /** How many people were met. */
  int size() {
    return ids.size();
  }

  /** Those of these folded nicks that have accounts on the server. */
  Set<String> existing(Collection<String> keys) {
    // First ask for all of them, then wait.
    List<CompletableFuture<Boolean>> asked = keys.stream().map(this::look).toList();
    CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new)).join();
    return keys.stream().filter(key -> look(key).join()).collect(Collectors.toSet());
  }

  private CompletableFuture<UUID> account(Person person) {
    return ids.computeIfAbsent(person, who -> inTurn(() -> create(who)));
  }

  private CompletableFuture<Boolean> look(String key) {
    return looked.computeIfAbsent(key, k -> inTurn(() -> http.user(k).isPresent()));
  }

  @Override
  public void close() {
    threads.close();
  }

  private <T> CompletableFuture<T> inTurn(Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          turns.acquireUninterruptibly();
          try {
            return work.get();
          } finally {
            turns.release();
          }
        },
        threads);
  }

  private UUID create(Person person) {
    try {
      return create(person, "");
    } catch (ConfabException e) {
      return switch (e.code()) {
        // Somebody registered under this name.
        case "username_taken" -> create(person, "~irc");
        // An earlier run met the nick in other letters.
        case "client_key_reused", "idempotency_key_reused" ->
            http.user(person.key()).orElseThrow(() -> e).userId();
        default -> throw e;
      };
    }
  }

  private UUID create(Person person, String suffix) {
    String key = "irc:" + person.key() + suffix;
    String plain = key.matches("[!-~]+") ? key : URLEncoder.encode(key, StandardCharsets.UTF_8);
    return http.importAccount(plain, person.nick() + suffix, person.nick()).userId();
  }
}
