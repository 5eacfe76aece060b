package dev.confab.gateway.session;

import dev.confab.gateway.presence.Visit;
import dev.confab.gateway.protocol.BadFrameException;
import dev.confab.gateway.protocol.ClientFrame;
import dev.confab.gateway.protocol.ClientFrame.Auth;
import dev.confab.gateway.protocol.ClientFrame.Ping;
import dev.confab.gateway.protocol.ClientFrames;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.Attachments;
import dev.confab.gateway.room.Subscriber;
import dev.confab.gateway.signal.Connection;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection: who it is, what it may do, and what it waits for. */
final class Session implements Incoming, Subscriber, Connection {
  static final String TOO_MANY = "Too many requests wait for an answer.";

  private final Outgoing out;
  private final Sessions sessions;
  private final Services services;
  private final Attachments attachments = new Attachments();
  private final AtomicInteger pending = new AtomicInteger();
  private final UserFrames said;
  private final Shown shown;
  private final Liveness liveness;
  private final FrameBucket frames = new FrameBucket();
  private volatile @Nullable Principal principal;
  private volatile boolean ended;
  private volatile @Nullable Visit visit;

  private int badFrames;

  Session(Outgoing out, Sessions sessions, Services services) {
    this.out = out;
    this.sessions = sessions;
    this.services = services;
    this.said = new UserFrames(this, sessions, services);
    this.shown = new Shown(this, services);
    this.liveness = new Liveness(sessions.tick());
  }

  /** Begins the conversation. */
  void greet(@Nullable String token) {
    send(ServerFrames.hello(services.clock().instant()));
    if (token != null) {
      sessions.gate().enter(this, null, token);
    }
  }

  @Override
  public boolean onFrame() {
    int tick = sessions.tick();
    liveness.heard(tick);
    if (liveness.isClosing()) {
      return false;
    }
    Principal who = principal;
    int perTick = who == null ? 0 : sessions.limits().framesPerSecond();
    if (frames.take(tick, perTick) || (who != null && who.roles().contains(Role.IMPORTER))) {
      return true;
    }
    refuse(null, ErrorCode.RATE_LIMITED, "Too many frames came.");
    close(CloseCode.TOO_MUCH);
    return false;
  }

  @Override
  public void onMessage(String message) {
    if (liveness.isClosing()) {
      return;
    }
    try {
      take(ClientFrames.parse(message));
    } catch (BadFrameException e) {
      refuse(e.id(), e.code(), e.sentence());
      if (e.code() == ErrorCode.BAD_FRAME) {
        countBad();
      }
    }
  }

  @Override
  public void onClosed() {
    ended = true;
    sessions.remove(this);
    Principal who = principal;
    if (who != null) {
      sessions.gate().leave(this, who);
      services.rooms().leave(this);
      services.me().leave(this);
      said.end();
      Visit begun = visit;
      if (begun != null) {
        begun.leave();
      }
    }
  }

  @Override
  public UUID userId() {
    return required().userId();
  }

  @Override
  public Attachments attachments() {
    return attachments;
  }

  @Override
  public void send(byte[] frame) {
    out.send(frame);
  }

  @Override
  public void sendEphemeral(byte[] frame) {
    out.sendEphemeral(frame);
  }

  @Override
  public boolean takesEvents(UUID chatId) {
    return shown.isOpen(chatId) && !out.isNearlyFull();
  }

  @Override
  public void behind(UUID chatId, long seq) {
    shown.behind(chatId, seq);
  }

  @Override
  public boolean isDrained() {
    return out.isDrained();
  }

  @Override
  public boolean awaitDrained() {
    return out.awaitDrained();
  }

  /** From now on the events of these chats come, and no others'; null: all chats'. */
  void open(@Nullable List<UUID> chats) {
    shown.open(chats);
  }

  /** Does so much wait to be sent that events collapse? */
  boolean isNearlyFull() {
    return out.isNearlyFull();
  }

  /** Is it of this user and log-in? */
  boolean isOf(Principal who) {
    Principal mine = principal;
    return mine != null && mine.isSameLogIn(who);
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public boolean isClosing() {
    return ended || liveness.isClosing();
  }

  @Override
  public void displace() {
    close(CloseCode.DISPLACED);
  }

  /** Says good-bye; what is queued goes out first, and nothing follows. */
  void close(CloseCode code) {
    liveness.closing(sessions.tick());
    out.close(code);
  }

  /** Says good-bye, and when to come back. */
  void sendAway(long afterMs) {
    send(ServerFrames.reconnect(afterMs));
    close(CloseCode.RESTART);
  }

  void abort() {
    out.abort();
  }

  /** Ends what should not go on; called about once a second. */
  void sweep(int tick, Instant now) {
    out.tick();
    said.flush(tick);
    shown.flush();
    Principal who = principal;
    switch (liveness.look(tick, who != null)) {
      case FINE -> {
        if (who != null) {
          sessions.gate().look(this, who, now);
        }
      }
      case NO_TOKEN -> {
        refuse(null, ErrorCode.NOT_AUTHENTICATED, "No token came in time.");
        close(CloseCode.TOKEN);
      }
      case IDLE -> close(CloseCode.IDLE);
      case STUCK -> abort();
    }
  }

  private void take(ClientFrame frame) {
    Principal who = principal;
    if (who != null) {
      said.take(frame, who);
    } else if (frame instanceof Ping ping) {
      send(ServerFrames.pong(ping.id()));
    } else if (frame instanceof Auth auth) {
      sessions.gate().enter(this, auth.id(), auth.token());
    } else {
      refuse(frame.id(), ErrorCode.NOT_AUTHENTICATED, "Send `auth` first.");
    }
  }

  /** Says who it is, from now on or still. */
  void become(Principal who) {
    if (principal == null) {
      frames.fill(sessions.limits().framesPerSecond()); // once: a newer token buys no frames
    }
    principal = who;
    if (visit == null) {
      Visit begun = services.users().enter(who.userId(), who.sessionId());
      visit = begun;
      if (ended) {
        begun.leave();
      }
    }
  }

  /** As its client sees it, its user is there so much. */
  void choose(PresenceStatus status) {
    Objects.requireNonNull(visit, "there is one as soon as there is a principal").choose(status);
  }

  /** Tells the client that it is known. */
  void ready(@Nullable String id, Principal who) {
    send(ServerFrames.ready(id, who.userId(), who.sessionId(), who.expiresAt()));
  }

  /** One more bad frame; too many are no accident. */
  void countBad() {
    if (++badFrames > Limits.MAX_BAD_FRAMES) {
      close(CloseCode.BAD_FRAMES);
    }
  }

  /** One request is not pending any more. */
  void answered() {
    pending.decrementAndGet();
  }

  /** One wish is not pending any more. */
  void answer(byte[] frame) {
    answered();
    send(frame);
  }

  /** Counts a request; false if too many are unanswered. */
  boolean admitted() {
    if (pending.incrementAndGet() <= Limits.MAX_PENDING) {
      return true;
    }
    pending.decrementAndGet();
    return false;
  }

  /** Says what is wrong. */
  void refuse(@Nullable String id, ErrorCode code, String message) {
    send(ServerFrames.error(id, code, message));
  }

  private Principal required() {
    Principal who = principal;
    if (who == null) {
      throw new IllegalStateException("the session has no user yet");
    }
    return who;
  }
}
