package dev.confab.ops.bench.many;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one seat, through all its tries: connect, upgrade, log in, be attached to every
 * chat, be live. For one thread.
 */
final class Line implements Pipe.End {
  /** How far it is. */
  enum Phase {
    /** Not connected, or not any more. */
    OUT,
    /** Waits for the server to upgrade. */
    UPGRADING,
    /** Waits for {@code hello}. */
    GREETING,
    /** Waits for {@code ready}. */
    LOGGING_IN,
    /** Waits for {@code live}. */
    ATTACHING,
    /** Gets everything. */
    LIVE
  }

  /** Who looks after lines. */
  interface Keeper {
    /** Says what came; it is good during the call. */
    Frame read(byte[] buffer, int offset, int length) throws IOException;

    /** An event came that was due. */
    void delivered(int chat, long seq);

    /** The line is live. */
    void live(Line line);

    /** The line has ended; the server may have said after how many milliseconds to come again. */
    void ended(Line line, boolean wasLive, String why, @Nullable Long comeAgainMs);
  }

  private final int seat;
  private final Seats seats;
  private final Ledger ledger;
  private final Tallies tallies;
  private final boolean bare;
  private final Keeper keeper;
  private Phase phase = Phase.OUT;
  private @Nullable Pipe pipe;
  private @Nullable Long comeAgainMs;
  private int tries;
  private int turns;
  private boolean again;

  Line(int seat, Seats seats, Ledger ledger, Tallies tallies, boolean bare, Keeper keeper) {
    this.seat = seat;
    this.seats = seats;
    this.ledger = ledger;
    this.tallies = tallies;
    this.bare = bare;
    this.keeper = keeper;
  }

  int seat() {
    return seat;
  }

  Phase phase() {
    return phase;
  }

  /** How often it has tried since it was live. */
  int tries() {
    return tries;
  }

  /** One more try begins; returns how many there were in all. */
  int connecting() {
    tries++;
    phase = Phase.UPGRADING;
    comeAgainMs = null;
    return turns++;
  }

  /** The pipe of this try. */
  void over(Pipe opened) {
    pipe = opened;
  }

  /** Says that it is there, if it is. */
  void ping() {
    if (phase == Phase.LIVE && !bare) {
      tallies.ping();
      send(Said.ping());
    }
  }

  /** Hangs up. */
  void close() throws IOException {
    Pipe open = pipe;
    pipe = null;
    phase = Phase.OUT;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void upgraded() {
    if (bare) {
      becomeLive();
    } else {
      phase = Phase.GREETING;
    }
  }

  @Override
  public void text(byte[] buffer, int offset, int length) {
    try {
      Frame frame = keeper.read(buffer, offset, length);
      switch (frame.type()) {
        case "event" -> event(frame.chat(), frame.seq());
        case "pong" -> tallies.pong();
        case "hello" -> next(Phase.GREETING, Phase.LOGGING_IN, seats.auth().get(seat));
        case "ready" -> next(Phase.LOGGING_IN, Phase.ATTACHING, sync());
        case "chunk" -> chunk(frame);
        case "snapshot" -> {
          tallies.snapshot();
          ledger.cut(seat, frame.chat(), frame.upTo());
        }
        case "synced" -> synced(frame);
        case "bump" -> bump(frame);
        case "live" -> attached();
        case "reconnect" -> leave("the server said reconnect", frame.afterMs());
        case "error" -> leave("the server answered " + frame.code(), null);
        default -> {} // the protocol lets servers say more than a client understands
      }
    } catch (IOException e) {
      leave("a frame is no JSON", null);
    }
  }

  @Override
  public void ended(String why) {
    boolean wasLive = phase == Phase.LIVE;
    phase = Phase.OUT;
    pipe = null;
    if (wasLive) {
      tries = 0;
      again = true;
    }
    keeper.ended(this, wasLive, why, comeAgainMs);
  }

  private void event(int chat, long seq) {
    if (chat != ChatNumbers.NONE && ledger.received(seat, chat, seq)) {
      keeper.delivered(chat, seq);
    }
  }

  /** In bare runs nobody answers. */
  private void next(Phase from, Phase to, byte[] answer) {
    if (phase == from) {
      phase = to;
      send(answer);
    }
  }

  private byte[] sync() {
    int[] chats = ledger.chats(seat);
    long[] cursors = new long[chats.length];
    for (int slot = 0; slot < chats.length; slot++) {
      cursors[slot] = ledger.cursor(seat, slot);
    }
    return Said.sync(seats.chats(), chats, cursors);
  }

  private void chunk(Frame frame) {
    for (int i = 0; i < frame.eventCount(); i++) {
      event(frame.chat(), frame.event(i));
    }
  }

  private void synced(Frame frame) {
    if (frame.chat() != ChatNumbers.NONE) {
      if (frame.member()) {
        ledger.synced(seat, frame.chat(), frame.seq());
      } else {
        leave("a member of a chat is called none", null);
      }
    }
  }

  /** Who reads too slowly is told how far the chat is instead of its events, and reads them. */
  private void bump(Frame frame) {
    tallies.bump();
    for (int i = 0; i < frame.bumpCount(); i++) {
      int chat = frame.bumpedChat(i);
      if (chat != ChatNumbers.NONE) {
        fill(ledger.behind(seat, chat, frame.bumpedSeq(i)));
      }
    }
  }

  private void fill(List<Range> ranges) {
    for (Range range : ranges) {
      send(Said.fill(seats.chats().get(range.chat()), range.from(), range.to()));
    }
  }

  private void attached() {
    if (ledger.isAttached(seat)) {
      becomeLive();
    } else {
      leave("live came before all chats were synced", null);
    }
  }

  private void becomeLive() {
    phase = Phase.LIVE;
    tallies.wentLive(System.nanoTime(), tries, again);
    keeper.live(this);
    fill(ledger.owed(seat));
  }

  private void leave(String why, @Nullable Long afterMs) {
    comeAgainMs = afterMs;
    String reason = why;
    boolean wasLive = phase == Phase.LIVE;
    try {
      close();
    } catch (IOException e) {
      reason = why + "; and closing failed: " + e.getMessage();
    }
    phase = wasLive ? Phase.LIVE : Phase.OUT;
    ended(reason);
  }

  private void send(byte[] frame) {
    Pipe open = pipe;
    if (open != null) {
      open.send(frame);
    }
  }
}
