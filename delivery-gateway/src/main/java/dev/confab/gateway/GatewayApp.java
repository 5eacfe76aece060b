package dev.confab.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.gateway.delivery.DeliverySource;
import dev.confab.gateway.delivery.TailingDeliverySource;
import dev.confab.gateway.delivery.TopicTail;
import dev.confab.gateway.http.HttpSync;
import dev.confab.gateway.me.Me;
import dev.confab.gateway.me.OwnViews;
import dev.confab.gateway.me.UserTail;
import dev.confab.gateway.presence.Presences;
import dev.confab.gateway.protocol.Limits;
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
import dev.confab.gateway.signal.Signals;
import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.ChatSockets;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.platform.command.CommandClient;
import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.limit.TokenBuckets;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.names.NameSecret;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.EndedSessions;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A delivery gateway: it keeps nothing but sessions, so any number of them may run. */
public final class GatewayApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GatewayApp.class);

  /** The protocol promises an answer to a wish within this time. */
  private static final Duration OUTCOME_PATIENCE = Duration.ofSeconds(10);

  private final CommandClient commands;
  private final EndedSessions ended;
  private final Presences presences;
  private final Signals signals;
  private final DeliverySource source;
  private final TopicTail users;
  private final TopicTail marks;
  private final ScheduledExecutorService sweeper;
  private final Sessions sessions;
  private final List<HttpModule> http;

  private GatewayApp(
      CommandClient commands,
      EndedSessions ended,
      Presences presences,
      Signals signals,
      DeliverySource source,
      TopicTail users,
      TopicTail marks,
      Sessions sessions,
      List<HttpModule> http,
      InstantSource clock) {
    this.commands = commands;
    this.ended = ended;
    this.presences = presences;
    this.signals = signals;
    this.source = source;
    this.users = users;
    this.marks = marks;
    this.sessions = sessions;
    this.http = http;
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gateway-sweeper").daemon().factory());
    long tickMs = Sessions.TICK.toMillis();
    sweeper.scheduleAtFixedRate(() -> sweep(clock), tickMs, tickMs, TimeUnit.MILLISECONDS);
  }

  /**
   * Opens a gateway; when this returns, it follows the log and hears outcomes.
   *
   * @param config where things are
   * @param ids the schema registry
   * @param views the query API
   * @param health learns of the parts {@code deliveries}, {@code outcomes}, {@code sessions},
   *     {@code presence-news}, {@code signals}, {@code users} and {@code marks}
   * @param metrics what is counted
   * @param clock the time, for tokens and commands
   */
  public static GatewayApp open(
      GatewayConfig config,
      SchemaIds ids,
      Views views,
      Health health,
      MeterRegistry metrics,
      InstantSource clock) {
    return open(config, ids, views, health, metrics, clock, UnaryOperator.identity());
  }

  /**
   * The same with something between the sockets and the sessions.
   *
   * @param between what a test puts there, to see whether its effect is noticed
   */
  public static GatewayApp open(
      GatewayConfig config,
      SchemaIds ids,
      Views views,
      Health health,
      MeterRegistry metrics,
      InstantSource clock,
      UnaryOperator<Endpoint> between) {
    TokenKeys keys = TokenKeys.load(config.tokenKeyFile());
    byte[] secret = NameSecret.read(config.nameSecretFile());
    EndedSessions ended = EndedSessions.start(config.kafkaBootstrap(), clock);
    health.add("sessions", ended::isAlive, "ended sessions are not heard");
    TokenVerifier tokens = new TokenVerifier(keys, clock, ended::contains);
    CommandClient commands = CommandClient.start(config.kafkaBootstrap(), ids, OUTCOME_PATIENCE);
    health.add("outcomes", commands::isAlive, "the inbox is not read");
    DeliverySource source =
        new TailingDeliverySource(config.kafkaBootstrap(), ids, health, metrics);
    Presences presences =
        Presences.start(config.kafkaBootstrap(), ids, commands, views, health, clock);
    Executor blocking = Thread::startVirtualThread;
    Rooms rooms = new Rooms(metrics);
    TopicTail users = tail(config, Topics.USER_EVENTS, "user-tail");
    health.add("users", users::isFollowing, "users are not heard of");
    TopicTail marks = tail(config, Topics.CHAT_MARKS, "mark-tail");
    health.add("marks", marks::isFollowing, "marks are not heard of");
    Me me =
        new Me(
            rooms,
            new OwnViews(
                views,
                new OwnViews.Tails(source::positions, users::positions, marks::positions),
                Thread::sleep));
    Signals signals =
        Signals.start(
            config.kafkaBootstrap(), ids, commands, views, rooms, me, blocking, health, metrics);
    History history = new History(Topics.CHAT_EVENTS.codec(ids), metrics);
    Services services =
        new Services(
            tokens,
            clock,
            rooms,
            new Attacher(rooms, source, views, history, Thread::sleep),
            new Wishes(
                commands.sender(Topics.CHAT_COMMANDS),
                commands.sender(Topics.USER_COMMANDS),
                new Facts(views, secret),
                new LinkCodes(secret),
                new Limiter(config.limits(), Ticker.systemTicker()),
                clock),
            new Marks(views, commands.acknowledgedSender(Topics.CHAT_MARK_COMMANDS), clock),
            new Fills(views, history),
            new Bumps(views::heads),
            me,
            presences.users(),
            presences.watches(),
            signals.typings(),
            signals.entrances(),
            blocking);
    SessionLimits limits = config.sessions();
    Sessions sessions = new Sessions(services, limits, RandomGenerator.getDefault(), metrics);
    Endpoint endpoint = between.apply(sessions);
    List<HttpModule> http =
        List.of(
            new ChatSockets(
                    endpoint, config.origins(), limits.connectionsOfAddress(), blocking, metrics)
                .alsoSpeaking(Limits.STOMP_SUBPROTOCOL, new StompEndpoint(endpoint)),
            new HttpSync(
                sessions,
                tokens,
                new TokenBuckets<>(config.limits().user(), Ticker.systemTicker())));
    try {
      source.start(me, sessions::closeAll);
      users.start(
          new UserTail(Topics.USER_EVENTS.codec(ids), me, presences.watches())::take,
          sessions::closeAll);
      marks.start(signals::takeMark, sessions::closeAll);
    } catch (RuntimeException e) {
      marks.close();
      users.close();
      source.close();
      signals.close();
      presences.close();
      commands.close();
      ended.close();
      throw e;
    }
    return new GatewayApp(
        commands, ended, presences, signals, source, users, marks, sessions, http, clock);
  }

  /** What it answers on HTTP: WebSockets at {@code /ws/chat}, and what stands in for them. */
  public List<HttpModule> http() {
    return http;
  }

  /** Sends the clients away with 1012, to come back elsewhere or later, and stops. */
  @Override
  public void close() {
    sessions.drain();
    sweeper.shutdownNow();
    source.close();
    users.close();
    marks.close();
    signals.close();
    presences.close();
    commands.close();
    ended.close();
  }

  private static TopicTail tail(GatewayConfig config, Topic<?> topic, String name) {
    return new TopicTail(config.kafkaBootstrap(), topic.name(), name);
  }

  private void sweep(InstantSource clock) {
    try {
      sessions.sweep(clock.instant());
    } catch (RuntimeException e) {
      // An exception would end the schedule, and with it all time-outs.
      log.atError().setCause(e).log("sweep failed");
    }
  }
}
