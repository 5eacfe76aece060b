package dev.confab.ops.bench.many;

import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** All connections of a run beside the log that they are compared with. */
final class Assembly implements AutoCloseable {
  private static final long CONNECT_PATIENCE_S = 900;
  private static final long REPORT_EVERY_NS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);

  /** The server gives up on an outcome after 10 s; whatever is not there after that is lost. */
  private static final long SETTLE_PATIENCE_S = 15;

  private final Seats seats;
  private final Faults faults = new Faults();
  private final Tallies tallies = new Tallies();
  private final Ledger ledger;
  private final LogBook book;
  private final LogTail log;
  private final List<Switchboard> boards = new ArrayList<>();
  private final List<Arrivals> arrivals = new ArrayList<>();
  private long startedNs;

  /** The log is followed from here on; nobody is connected. */
  Assembly(Seats seats, ConnectPlan plan, int threads, Addresses at) throws IOException {
    this.seats = seats;
    this.ledger = new Ledger(seats.chatsOf(), faults);
    this.book = new LogBook(seats.chats().size(), faults);
    this.log = LogTail.start(at, new ChatNumbers(seats.chats()), book);
    for (int i = 0; i < threads; i++) {
      boards.add(new Switchboard(i, threads, plan, seats, ledger, tallies, faults));
    }
  }

  /**
   * Connects everybody; returns when all are live or have given up.
   *
   * @return seconds until the last of them was live
   */
  double connect() {
    startedNs = System.nanoTime();
    boards.forEach(Switchboard::start);
    await(() -> tallies.arrived() + tallies.givenUp() >= seats.count(), CONNECT_PATIENCE_S);
    return (tallies.lastLiveNs() - startedNs) / 1e9;
  }

  /** Waits, and says now and then how it is. */
  void stay(double seconds) {
    await(() -> false, seconds);
  }

  /** Waits until the log has all that was acknowledged, and everybody has all that it has. */
  void settle(Writers writers) {
    await(() -> writers.unanswered() == 0 && writers.allIn(book), SETTLE_PATIENCE_S);
    if (!writers.allIn(book)) {
      faults.add("messages were acknowledged that the log does not have");
    }
    long[] cut = book.cut();
    await(() -> ledger.missing(cut) == 0, SETTLE_PATIENCE_S);
  }

  /** Waits for what is under way, hangs up, and compares everything with the log. */
  Verdict verdict() throws IOException {
    long[] cut = book.cut();
    await(() -> ledger.missing(cut) == 0, SETTLE_PATIENCE_S);
    if (!isAlive()) {
      faults.add("a thread of the generator died, or the log could not be followed");
    }
    hangUp();
    await(() -> ledger.ahead(book) == 0, SETTLE_PATIENCE_S);
    return ledger.verdict(cut, book);
  }

  Ledger ledger() {
    return ledger;
  }

  LogBook book() {
    return book;
  }

  Tallies tallies() {
    return tallies;
  }

  Faults faults() {
    return faults;
  }

  /** When deliveries came, by thread; only after {@link #verdict}. */
  List<Arrivals> arrivals() {
    return List.copyOf(arrivals);
  }

  @Override
  public void close() throws IOException {
    try {
      hangUp();
    } finally {
      log.close();
    }
  }

  private void hangUp() throws IOException {
    while (!boards.isEmpty()) {
      Switchboard board = boards.removeLast();
      board.close();
      arrivals.add(board.arrivals());
    }
  }

  private boolean isAlive() {
    return log.isAlive() && boards.stream().allMatch(Switchboard::isAlive);
  }

  private void await(BooleanSupplier done, double seconds) {
    long now = System.nanoTime();
    long end = now + (long) (seconds * 1e9);
    long report = now + REPORT_EVERY_NS;
    while (!done.getAsBoolean() && now < end && isAlive()) {
      Writers.sleepUntil(Math.min(end, now + POLL_NS));
      now = System.nanoTime();
      if (now >= report) {
        report = now + REPORT_EVERY_NS;
        System.err.printf(
            "%d live, %d records in the log, %d deliveries, %d faults%n",
            tallies.live(), book.records(), ledger.delivered(), faults.count());
      }
    }
  }
}
