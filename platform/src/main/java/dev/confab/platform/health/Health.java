package dev.confab.platform.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the parts of a process say about themselves. A process is ready when none of its parts is
 * down.
 */
public final class Health {
  private final Map<String, Supplier<Status>> checks = new ConcurrentHashMap<>();

  /** The state of one part. */
  public sealed interface Status {
    /** It works. */
    record Up() implements Status {}

    /**
     * It does not work now, but what it does can wait, and everything else works: no reason to take
     * the process away from its users. The reason is one sentence without secrets.
     */
    record Degraded(String reason) implements Status {}

    /** It does not work; the reason is one sentence without secrets. */
    record Down(String reason) implements Status {}
  }

  /** It works. */
  public static final Status UP = new Status.Up();

  /**
   * Adds a part.
   *
   * @param name short and unique, for instance {@code decisions}
   * @param check asked at every look; it must answer at once and never throw
   */
  public void add(String name, Supplier<Status> check) {
    checks.put(name, check);
  }

  /**
   * Adds a part that works as long as it lives.
   *
   * @param otherwise what is the matter if it does not: one sentence without secrets
   */
  public void add(String name, BooleanSupplier isAlive, String otherwise) {
    add(name, () -> isAlive.getAsBoolean() ? UP : new Status.Down(otherwise));
  }

  /** All parts with their state, by name. */
  public Map<String, Status> look() {
    Map<String, Status> states = new LinkedHashMap<>();
    checks.keySet().stream().sorted().forEach(name -> states.put(name, ask(name)));
    return states;
  }

  /** Is no part down? */
  public boolean isReady() {
    return look().values().stream().noneMatch(Status.Down.class::isInstance);
  }

  private Status ask(String name) {
    Supplier<Status> check = checks.get(name);
    return check == null ? UP : check.get();
  }
}
