package dev.confab.gateway.model;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.gateway.me.Me;
import dev.confab.gateway.presence.LiveUsers;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.room.Attacher;
import dev.confab.gateway.room.History;
import dev.confab.gateway.room.Pause;
import dev.confab.gateway.room.Rooms;
import dev.confab.gateway.session.Bumps;
import dev.confab.gateway.session.Fills;
import dev.confab.gateway.session.Heads;
import dev.confab.gateway.session.Limiter;
import dev.confab.gateway.session.Services;
import dev.confab.gateway.session.SessionLimits;
import dev.confab.gateway.session.Sessions;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** A gateway without Kafka and without sockets: all its sessions and rooms are the real ones. */
record Node(ScriptedSource source, OwnTails tails, Sessions sessions, SimpleMeterRegistry metrics) {
  static final TopicCodec<ChatEvent> CODEC = Topics.CHAT_EVENTS.codec(new InMemorySchemaIds());

  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final TokenKeys KEYS = TokenKeys.generate();
  static final TokenVerifier TOKENS = new TokenVerifier(KEYS, CLOCK, _ -> false);
  private static final ConcurrentMap<UUID, String> TOKEN_OF = new ConcurrentHashMap<>();

  static final SessionLimits LIMITS = SessionLimits.from(new Settings(Map.of()));

  static Node over(ScriptedSource source, DeliveryViews views, Executor executor, Pause pause) {
    return over(source, views, executor, pause, LIMITS);
  }

  static Node over(
      ScriptedSource source,
      DeliveryViews views,
      Executor executor,
      Pause pause,
      SessionLimits limits) {
    OwnTails tails = new OwnTails(new ModelOwn(), new Random(1));
    return over(source, tails, views, (_, _) -> List.of(), executor, pause, limits);
  }

  static Node over(
      ScriptedSource source,
      OwnTails tails,
      DeliveryViews views,
      Heads heads,
      Executor executor,
      Pause pause,
      SessionLimits limits) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    Rooms rooms = new Rooms(metrics);
    Me me = new Me(rooms, tails.views(views, source, pause));
    Watches watches = new Watches(_ -> List.of());
    History history = new History(CODEC, metrics);
    ScriptedSignals.Node signals = new ScriptedSignals().node(rooms, new ModelPeople(), executor);
    Services services =
        new Services(
            TOKENS,
            CLOCK,
            rooms,
            new Attacher(rooms, source, views, history, pause),
            ModelFacts.unheard(limiter(), CLOCK),
            ModelFacts.unmarked(CLOCK),
            new Fills(views, history),
            new Bumps(heads),
            me,
            new LiveUsers(CLOCK),
            watches,
            signals.typings(),
            signals.entrances(),
            executor);
    Sessions sessions = new Sessions(services, limits, new Random(1), metrics);
    source.start(me, sessions::closeAll);
    tails.start(me, watches, sessions::closeAll);
    return new Node(source, tails, sessions, metrics);
  }

  private static Limiter limiter() {
    return new Limiter(LimitsConfig.from(new Settings(Map.of())), Ticker.systemTicker());
  }

  /** How many are connected. */
  int connections() {
    return (int) metrics.get("confab.gateway.sessions").gauge().value();
  }

  /** A token of a user, good for ever as far as the node's clock goes. */
  static String token(UUID user) {
    return TOKEN_OF.computeIfAbsent(
        user,
        id -> new TokenIssuer(KEYS).issue(id, id, Set.of(Role.USER), NOW, Duration.ofMinutes(15)));
  }
}
