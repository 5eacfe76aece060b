package dev.confab.ops.child;

import dev.confab.platform.health.Health;
import dev.confab.platform.health.Health.Status;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that is kept alive: when it dies it is started again, after half a second at
 * first and twice as long each time, up to 30 s. It ends with this process, since its standard
 * input does. It is deaf to Ctrl-C, which a terminal sends to all processes at once: the parent
 * decides when it ends.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(6);

  /** A child that has run this long has recovered: its next death starts the back-off anew. */
  private static final Duration RECOVERED_AFTER = Duration.ofMinutes(1);

  /**
   * A first start is tried this often: after {@code kill -9} of a whole product the old children
   * may hold their files for a moment longer than the lock of the data folder is held.
   */
  private static final int FIRST_ATTEMPTS = 3;

  /** After its input has ended a child gets this long, then it is destroyed. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

  /** A signal that is ignored stays ignored across exec, and Java leaves it so. */
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "child");

  /** The C library's default of 8 arenas per core costs tens of megabytes in each child. */
  private static final String MALLOC_ARENAS = "2";

  private final ChildSpec spec;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread keeper;
  private volatile Process process;
  private volatile State state = State.STARTING;
  private volatile int restarts;

  /** Where a child stands. */
  public enum State {
    /** Started, not ready yet. */
    STARTING,
    /** It has answered. */
    READY,
    /** It died and waits for its next start. */
    DOWN,
    /** It has been closed. */
    CLOSED
  }

  private ChildProcess(ChildSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
    this.keeper = Thread.ofVirtual().name("keep-" + spec.name()).unstarted(this::keep);
  }

  /**
   * Starts a child and waits until it is ready.
   *
   * @throws IOException if it cannot be started, or dies before it is ready
   * @throws TimeoutException if it is not ready in time
   */
  public static ChildProcess start(ChildSpec spec)
      throws IOException, InterruptedException, TimeoutException {
    ChildProcess child = new ChildProcess(spec, launch(spec));
    try {
      child.awaitFirstReady();
    } catch (IOException | InterruptedException | TimeoutException e) {
      child.close();
      throw e;
    }
    child.keeper.start();
    return child;
  }

  /** Where it stands. */
  public State state() {
    return state;
  }

  /** Its process id now. */
  public long pid() {
    return process.pid();
  }

  /** How often it was started again. */
  public int restarts() {
    return restarts;
  }

  /** For {@link Health}. */
  public Status health() {
    return state == State.READY
        ? Health.UP
        : new Status.Down(spec.name() + " is " + state.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    stop.countDown();
    endProcess();
    state = State.CLOSED;
    http.shutdownNow();
  }

  private static Process launch(ChildSpec spec) throws IOException {
    List<String> command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(ChildLog.open(spec.log()).toFile()));
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", MALLOC_ARENAS);
    return builder.start();
  }

  private void awaitFirstReady() throws IOException, InterruptedException, TimeoutException {
    Duration backOff = FIRST_BACK_OFF;
    for (int attempt = 1; ; attempt++) {
      try {
        awaitReady();
        return;
      } catch (IOException e) {
        if (attempt == FIRST_ATTEMPTS) {
          throw e;
        }
        log.atWarn().setCause(e).addKeyValue("child", spec.name()).log("child did not start");
      }
      Thread.sleep(backOff);
      backOff = backOff.multipliedBy(2);
      process = launch(spec);
    }
  }

  private void awaitReady() throws IOException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + spec.startTimeout().toNanos();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new IOException(
            spec.name() + " ended with exit code " + process.exitValue() + "; see " + spec.log());
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            spec.name()
                + " is not ready after "
                + spec.startTimeout().toSeconds()
                + " s; see "
                + spec.log());
      }
      if (stop.await(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopped");
      }
    }
    state = State.READY;
  }

  private boolean answers() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(spec.probe()).timeout(PROBE_TIMEOUT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for deaths and starts the child again, until it is closed. */
  private void keep() {
    Duration backOff = FIRST_BACK_OFF;
    try {
      while (true) {
        long started = System.nanoTime();
        int exitCode = process.waitFor();
        if (stop.getCount() == 0) {
          return;
        }
        state = State.DOWN;
        log.atWarn()
            .addKeyValue("child", spec.name())
            .addKeyValue("exitCode", exitCode)
            .log("child died");
        if (System.nanoTime() - started > RECOVERED_AFTER.toNanos()) {
          backOff = FIRST_BACK_OFF;
        }
        if (stop.await(backOff.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        backOff = shorter(backOff.multipliedBy(2), LONGEST_BACK_OFF);
        restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() throws InterruptedException {
    restarts++;
    state = State.STARTING;
    try {
      process = launch(spec);
      if (stop.getCount() == 0) {
        endProcess();
        return;
      }
      awaitReady();
    } catch (IOException | TimeoutException e) {
      state = State.DOWN;
      log.atError().setCause(e).addKeyValue("child", spec.name()).log("child did not start");
      endProcess();
    }
  }

  private void endProcess() {
    Process current = process;
    closeInput(current);
    try {
      if (!current.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        current.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void closeInput(@Nullable Process process) {
    if (process == null) {
      return;
    }
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy(); // it cannot be told, so it is made to
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
