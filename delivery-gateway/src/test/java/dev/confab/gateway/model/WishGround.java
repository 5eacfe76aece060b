package dev.confab.gateway.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.me.Me;
import dev.confab.gateway.presence.LiveUsers;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.room.Attacher;
import dev.confab.gateway.room.History;
import dev.confab.gateway.room.Rooms;
import dev.confab.gateway.session.Bumps;
import dev.confab.gateway.session.Facts;
import dev.confab.gateway.session.Fills;
import dev.confab.gateway.session.Limiter;
import dev.confab.gateway.session.Marks;
import dev.confab.gateway.session.Services;
import dev.confab.gateway.session.SessionLimits;
import dev.confab.gateway.session.Sessions;
import dev.confab.gateway.session.Wishes;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.user.UserCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One session of a user, what it asks of views, and what it sends to the log. */
final class WishGround {
  static final UUID ANNA = new UUID(7, 1);
  static final UUID BEN = new UUID(7, 2);
  static final UUID CHAT = new UUID(0x5eed, 1);
  static final UUID OTHER_CHAT = new UUID(0x5eed, 2);
  static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  static final LinkCodes CODES = new LinkCodes(ModelFacts.SECRET);

  private static final TokenKeys KEYS = TokenKeys.generate();
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final Conductor conductor = new Conductor();
  private final ModelFacts facts = new ModelFacts(conductor::pause);
  private final List<ChatCommand> commands = new ArrayList<>();
  private final List<UserCommand> own = new ArrayList<>();
  private final List<AdvanceMarks> marks = new ArrayList<>();
  private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
  private final List<CompletableFuture<Void>> written = new ArrayList<>();
  private final Wire wire = new Wire();
  private final Sessions sessions;
  private final Incoming session;

  WishGround() {
    this(Role.USER, Map.of());
  }

  WishGround(Role role, Map<String, String> limits) {
    sessions = sessions(limits);
    session =
        sessions.onOpen(
            wire,
            new TokenIssuer(KEYS).issue(ANNA, ANNA, Set.of(role), NOW, Duration.ofMinutes(15)));
    wire.frames.clear();
  }

  private Sessions sessions(Map<String, String> limits) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    Rooms rooms = new Rooms(metrics);
    ModelLog log = new ModelLog();
    ModelViews views = new ModelViews(log, Node.CODEC, conductor::pause, new Random(1));
    ScriptedSource source = new ScriptedSource(log, new Random(1), false);
    OwnTails tails = new OwnTails(views.own(), new Random(1));
    Me me = new Me(rooms, tails.views(views, source, _ -> {}));
    History history = new History(Node.CODEC, metrics);
    ScriptedSignals.Node signals = new ScriptedSignals().node(rooms, new ModelPeople(), conductor);
    return new Sessions(
        new Services(
            new TokenVerifier(KEYS, CLOCK, _ -> false),
            CLOCK,
            rooms,
            new Attacher(rooms, source, views, history, _ -> {}),
            new Wishes(
                (_, command) -> sent(commands, command),
                (_, command) -> sent(own, command),
                new Facts(facts, ModelFacts.SECRET),
                CODES,
                new Limiter(LimitsConfig.from(new Settings(limits)), () -> 0),
                CLOCK),
            new Marks(facts, (_, command) -> noted(command), CLOCK),
            new Fills(views, history),
            new Bumps(facts::heads),
            me,
            new LiveUsers(CLOCK),
            new Watches(_ -> List.of()),
            signals.typings(),
            signals.entrances(),
            conductor),
        SessionLimits.from(new Settings(limits)),
        new Random(1),
        metrics);
  }

  private <C> CompletableFuture<Outcome> sent(List<C> log, C command) {
    log.add(command);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    outcomes.add(outcome);
    return outcome;
  }

  private CompletableFuture<Void> noted(AdvanceMarks command) {
    marks.add(command);
    return written.isEmpty() ? CompletableFuture.completedFuture(null) : written.removeFirst();
  }

  /** A frame from the client, with single quotes. */
  void say(String frame) {
    session.onMessage(frame.replace('\'', '"'));
  }

  /** What views were asked comes back, and whatever waited for it goes on. */
  void run() {
    while (!conductor.isIdle()) {
      conductor.step(0);
    }
  }

  /** The same user comes in STOMP, on another device. */
  Incoming stomp(StompWire to) {
    String token =
        new TokenIssuer(KEYS).issue(ANNA, BEN, Set.of(Role.USER), NOW, Duration.ofMinutes(15));
    return new StompEndpoint(sessions).onOpen(to, token);
  }

  /** One second passes. */
  void tick() {
    sessions.sweep(NOW);
    run();
  }

  /** The connection is gone. */
  void hangUp() {
    session.onClosed();
    run();
  }

  /** What the log will answer to the next marks, instead of having them at once. */
  CompletableFuture<Void> nextMarksAre() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    written.add(answer);
    return answer;
  }

  ModelFacts facts() {
    return facts;
  }

  /** What went to {@code chat-commands}. */
  List<ChatCommand> commands() {
    return commands;
  }

  /** What went to {@code user-commands}. */
  List<UserCommand> own() {
    return own;
  }

  /** What went to {@code chat-mark-commands}. */
  List<AdvanceMarks> marks() {
    return marks;
  }

  /** Outcomes of all commands, in their order. */
  List<CompletableFuture<Outcome>> outcomes() {
    return outcomes;
  }

  /** The next frame that the client reads. */
  JsonNode answer() {
    return wire.next();
  }

  boolean isSilent() {
    return wire.frames.isEmpty();
  }
}
