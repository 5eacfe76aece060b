package dev.confab.gateway.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks that block, one at a time and only when told to: a task runs until it pauses or ends.
 * So real code on real threads makes the same steps for the same decisions.
 */
final class Conductor implements Executor {
  private static final long STUCK_SECONDS = 20;

  private final List<Worker> workers = new ArrayList<>();
  private final Semaphore handedBack = new Semaphore(0);
  private Worker running;

  private static final class Worker {
    private final Semaphore go = new Semaphore(0);
    private boolean done;
  }

  @Override
  public synchronized void execute(Runnable task) {
    Worker worker = new Worker();
    workers.add(worker);
    Thread.ofVirtual()
        .start(
            () -> {
              worker.go.acquireUninterruptibly();
              try {
                task.run();
              } finally {
                worker.done = true;
                handedBack.release();
              }
            });
  }

  /** Called by a task: waits for its next turn. */
  void pause() {
    Worker self = running;
    handedBack.release();
    self.go.acquireUninterruptibly();
  }

  /** Lets the task with a number, modulo how many there are, run to its next pause. */
  void step(int number) {
    if (workers.isEmpty()) {
      return;
    }
    Worker worker = workers.get(Math.floorMod(number, workers.size()));
    running = worker;
    worker.go.release();
    try {
      if (!handedBack.tryAcquire(STUCK_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a task neither paused nor ended");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (worker.done) {
      workers.remove(worker);
    }
  }

  boolean isIdle() {
    return workers.isEmpty();
  }
}
