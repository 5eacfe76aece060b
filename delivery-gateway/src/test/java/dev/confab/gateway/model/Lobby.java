package dev.confab.gateway.model;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.gateway.me.Me;
import dev.confab.gateway.presence.LiveUsers;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.room.Attacher;
import dev.confab.gateway.room.History;
import dev.confab.gateway.room.Rooms;
import dev.confab.gateway.session.Bumps;
import dev.confab.gateway.session.Fills;
import dev.confab.gateway.session.Limiter;
import dev.confab.gateway.session.Services;
import dev.confab.gateway.session.SessionLimits;
import dev.confab.gateway.session.Sessions;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.query.Presence;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A gateway whose clients are wires; the test moves its time and lets its tasks run. */
final class Lobby {
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final TokenKeys KEYS = TokenKeys.generate();

  final ModelLog log;
  final Conductor conductor = new Conductor();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Sessions sessions;
  final Rooms rooms;
  final ScriptedSource source;
  final OwnTails tails;
  private final Me me;
  final Watches watches;
  final ScriptedSignals.Node signals;
  final ModelViews views;
  private Instant now = START;
  private Runnable whenVerifying = () -> {};

  /** Who is said to be connected. */
  final LiveUsers users = new LiveUsers(() -> now);

  /** What a view says of who is there, whoever is asked for. */
  final List<Presence> presences = new ArrayList<>();

  /** The only gateway. */
  Lobby(Map<String, String> settings) {
    this(settings, new ModelLog(), new ScriptedSignals(), new ModelPeople());
  }

  /** One of several gateways. */
  Lobby(Map<String, String> settings, ModelLog log, ScriptedSignals others, ModelPeople people) {
    this.log = log;
    views = new ModelViews(log, Node.CODEC, conductor::pause, new Random(1));
    Settings given = new Settings(settings);
    rooms = new Rooms(metrics);
    source = new ScriptedSource(log, new Random(1), false);
    tails = new OwnTails(views.own(), new Random(1));
    me = new Me(rooms, tails.views(views, source, _ -> conductor.pause()));
    watches = new Watches(_ -> List.copyOf(presences));
    History history = new History(Node.CODEC, metrics);
    Limiter limiter = new Limiter(LimitsConfig.from(given), Ticker.systemTicker());
    views.settle();
    signals = others.node(rooms, people, conductor);
    Services services =
        new Services(
            new TokenVerifier(KEYS, () -> now, _ -> verifying()),
            () -> now,
            rooms,
            new Attacher(rooms, source, views, history, _ -> conductor.pause()),
            ModelFacts.unheard(limiter, () -> now),
            ModelFacts.unmarked(() -> now),
            new Fills(views, history),
            new Bumps(views::heads),
            me,
            users,
            watches,
            signals.typings(),
            signals.entrances(),
            conductor);
    sessions = new Sessions(services, SessionLimits.from(given), new Random(1), metrics);
    source.start(me, sessions::closeAll);
    tails.start(me, watches, sessions::closeAll);
  }

  /** Connects with a token of a user and a log-in of theirs. */
  Incoming connect(Wire wire, UUID user, UUID logIn) {
    return sessions.onOpen(wire, token(user, logIn, Role.USER));
  }

  /** The same in STOMP. */
  Incoming connect(StompWire wire, UUID user, UUID logIn) {
    return new StompEndpoint(sessions).onOpen(wire, token(user, logIn, Role.USER));
  }

  /** A token that is good from now on. */
  String token(UUID user, UUID logIn, Role role) {
    return new TokenIssuer(KEYS).issue(user, logIn, Set.of(role), now, LIFETIME);
  }

  /** Something happens while the next token is looked at. */
  void whenVerifying(Runnable event) {
    whenVerifying = event;
  }

  private boolean verifying() {
    Runnable event = whenVerifying;
    whenVerifying = () -> {};
    event.run();
    return false;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void sweep(int times) {
    for (int i = 0; i < times; i++) {
      sessions.sweep(now);
    }
  }

  /** All that is in the log comes. */
  void deliver() {
    for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
      boolean more = true;
      while (more) {
        more = source.step(partition) | tails.step(partition);
      }
    }
  }

  /** Does a session of a user wait for what becomes of their own state? */
  boolean tellsOwnStateOf(UUID user) {
    return me.isHere(user);
  }

  /** Lets all tasks run to their ends. */
  void run() {
    while (!conductor.isIdle()) {
      conductor.step(0);
    }
  }
}
