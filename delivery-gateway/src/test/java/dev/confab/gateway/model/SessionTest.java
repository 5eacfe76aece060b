package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.me.Me;
import dev.confab.gateway.presence.LiveUsers;
import dev.confab.gateway.presence.Watches;
import dev.confab.gateway.protocol.CloseCode;
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
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import dev.confab.schemas.Imported;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.registry.InMemorySchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private static final TokenKeys KEYS = TokenKeys.generate();

  /** What one a second allows at once. */
  private static final int BURST = 20;

  private static final TopicCodec<ChatEvent> CODEC =
      Topics.CHAT_EVENTS.codec(new InMemorySchemaIds());
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
  private static final String SEND =
      "{'t':'send','id':'%s','chat':'" + CHAT + "','clientMsgId':'%1$s','text':'hi'%s}";
  private static final String IMPORT =
      ",'import':{'as':'"
          + new UUID(7, 2)
          + "','source':'a.txt','position':17,'sentAt':'2004-11-15T10:00:00Z'}";

  private static final UUID FILE = new UUID(0xf11e, 1);
  private static final UUID LOG_IN = new UUID(7, 3);
  private static final UUID OTHER_LOG_IN = new UUID(7, 4);

  private Instant now = START;
  private long nanos;
  private final InstantSource clock = () -> now;
  private final Set<UUID> ended = new HashSet<>();
  private final ModelLog log = new ModelLog();
  private final Conductor conductor = new Conductor();
  private final ModelViews views = new ModelViews(log, CODEC, conductor::pause, new Random(1));
  private final ModelFacts facts = new ModelFacts(conductor::pause);
  private final List<ChatCommand> commands = new ArrayList<>();
  private final List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
  private final Sessions sessions = sessions(Map.of());
  private final Wire wire = new Wire();

  @Test
  void a_client_that_shows_a_good_token_is_ready() {
    Incoming session = sessions.onOpen(wire, null);
    assertThat(wire.next().get("t").textValue()).isEqualTo("hello");
    say(session, "{'t':'auth','id':'1','token':'" + token(Role.USER) + "'}");
    JsonNode ready = wire.next();
    assertThat(ready.get("t").textValue()).isEqualTo("ready");
    assertThat(ready.get("id").textValue()).isEqualTo("1");
    assertThat(ready.get("userId").textValue()).isEqualTo(ANNA.toString());
  }

  @Test
  void a_bad_token_ends_the_session() {
    sessions.onOpen(wire, "nonsense");
    wire.next();
    assertThat(wire.next().get("code").textValue()).isEqualTo("token_invalid");
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @Test
  void a_stranger_may_ping_and_nothing_else() {
    Incoming session = sessions.onOpen(wire, null);
    wire.next();
    say(session, "{'t':'ping','id':'7'}");
    assertThat(wire.next().toString()).isEqualTo("{\"t\":\"pong\",\"id\":\"7\"}");
    say(session, SEND.formatted("1", ""));
    assertThat(wire.next().get("code").textValue()).isEqualTo("not_authenticated");
    say(session, "{'t':'sync','id':'1','cursors':[]}");
    assertThat(wire.next().get("code").textValue()).isEqualTo("not_authenticated");
  }

  @Test
  void auth_and_sync_come_once_and_fill_after_sync() {
    Incoming session = ready(Role.USER);
    say(session, "{'t':'auth','id':'1','token':'x'}");
    assertThat(wire.next().get("code").textValue()).isEqualTo("already_authenticated");
    say(session, fill(1, 2));
    assertThat(wire.next().get("code").textValue()).isEqualTo("not_synced");
    say(session, "{'t':'sync','id':'2','cursors':[]}");
    say(session, "{'t':'sync','id':'3','cursors':[]}");
    assertThat(wire.next().get("code").textValue()).isEqualTo("already_synced");
  }

  @Test
  void the_eleventh_bad_frame_ends_the_session() {
    Incoming session = ready(Role.USER);
    for (int i = 0; i < 10; i++) {
      say(session, "nonsense");
      say(session, "{'t':'dance'}");
      assertThat(wire.closed).isNull();
    }
    say(session, "nonsense");
    assertThat(wire.closed).isEqualTo(CloseCode.BAD_FRAMES);
  }

  @Test
  void wishes_become_commands_in_their_order_and_outcomes_come_back_in_any() {
    Incoming session = ready(Role.USER);
    String more = ",'replyTo':3,'threadRoot':2,'attachments':['%s']".formatted(FILE);
    say(session, SEND.formatted("a", more));
    say(session, "{'t':'join','id':'b','chat':'" + CHAT + "','key':'j'}");
    PostMessage post = (PostMessage) commands.get(0);
    assertThat(post.actor()).isEqualTo(ANNA);
    assertThat(post.replyTo()).isEqualTo(3);
    assertThat(post.threadRoot()).isEqualTo(2);
    assertThat(post.content()).isEqualTo(new MessageContent("hi", List.of(FILE)));
    assertThat(post.issuedAt()).isEqualTo(START);
    assertThat(((JoinChat) commands.get(1)).clientKey()).isEqualTo("j");
    outcomes.get(1).complete(new Rejected(CHAT, "not_open", "Not open."));
    outcomes.get(0).complete(new Accepted(CHAT, CHAT, 4, 2, START, false));
    assertThat(wire.next().get("code").textValue()).isEqualTo("not_open");
    assertThat(wire.next().get("seq").longValue()).isEqualTo(4);
  }

  @Test
  void an_outcome_that_nobody_knows_may_be_asked_for_again() {
    Incoming session = ready(Role.USER);
    say(session, SEND.formatted("a", ""));
    outcomes.getFirst().completeExceptionally(new IllegalStateException("as a producer throws"));
    JsonNode rejected = wire.next();
    assertThat(rejected.get("code").textValue()).isEqualTo("outcome_unknown");
    assertThat(rejected.get("retryable").booleanValue()).isTrue();
    assertThat(rejected.get("retryAfterMs").longValue()).isPositive();
  }

  @Test
  void more_wishes_than_may_wait_are_rejected() {
    Incoming session = ready(Role.USER);
    for (int i = 0; i < Limits.MAX_PENDING; i++) {
      say(session, SEND.formatted("m" + i, ""));
    }
    say(session, SEND.formatted("over", ""));
    assertThat(wire.next().get("code").textValue()).isEqualTo("too_many_pending");
    assertThat(commands).hasSize(Limits.MAX_PENDING);
    outcomes.getFirst().complete(new Accepted(CHAT, CHAT, 4, 2, START, false));
    say(session, SEND.formatted("again", ""));
    assertThat(commands).hasSize(Limits.MAX_PENDING + 1);
  }

  @Test
  void only_an_importer_acts_for_others() {
    say(ready(Role.USER), SEND.formatted("a", IMPORT));
    assertThat(wire.next().get("code").textValue()).isEqualTo("forbidden");
    assertThat(commands).isEmpty();
    say(ready(Role.IMPORTER), SEND.formatted("a", IMPORT));
    ChatCommand command = commands.getFirst();
    assertThat(command.actor()).isEqualTo(new UUID(7, 2));
    assertThat(command.imported())
        .isEqualTo(new Imported("a.txt", 17, Instant.parse("2004-11-15T10:00:00Z")));
  }

  @Test
  void a_fill_is_answered_from_the_views() {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    log.post(CHAT, ANNA);
    Incoming session = synced();
    say(session, fill(1, 2));
    run();
    JsonNode chunk = wire.next();
    assertThat(chunk.get("id").textValue()).isEqualTo("f");
    assertThat(chunk.get("after").longValue()).isZero();
    assertThat(chunk.get("upTo").longValue()).isEqualTo(2);
    assertThat(chunk.get("events")).hasSize(2);
  }

  @Test
  void a_fill_that_cannot_be_answered_says_why() {
    Incoming session = synced();
    say(session, fill(1, 501));
    run();
    assertThat(wire.next().get("code").textValue()).isEqualTo("range_too_large");
    log.toggle(CHAT, new UUID(7, 2), ModelLog.Way.BY_ANOTHER, 0);
    say(session, fill(1, 1));
    run();
    assertThat(wire.next().get("code").textValue()).isEqualTo("not_a_member");
    say(session, fill(1, 2));
    run();
    assertThat(wire.next().get("code").textValue()).isEqualTo("unavailable");
  }

  @Test
  void a_session_ends_with_its_token() {
    ready(Role.USER);
    now = START.plus(Duration.ofMinutes(15)).minusMillis(1);
    sessions.sweep(now);
    assertThat(wire.closed).isNull();
    now = START.plus(Duration.ofMinutes(15));
    sessions.sweep(now);
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @Test
  void a_session_ends_with_its_log_in() {
    ready(Role.USER);
    sessions.sweep(now);
    assertThat(wire.closed).isNull();

    ended.add(LOG_IN);
    sessions.sweep(now);

    assertThat(wire.next().get("code").textValue()).isEqualTo("token_invalid");
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @Test
  void who_does_not_say_who_they_are_must_go() {
    sessions.onOpen(wire, null);
    sweep(10);
    assertThat(wire.closed).isNull();
    sweep(1);
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @Test
  void who_is_silent_for_three_heartbeats_must_go_and_a_ping_helps() {
    Incoming session = ready(Role.USER);
    sweep(75);
    session.onFrame();
    sweep(75);
    assertThat(wire.closed).isNull();
    sweep(1);
    assertThat(wire.closed).isEqualTo(CloseCode.IDLE);
  }

  @Test
  void who_does_not_answer_a_close_is_dropped() {
    ready(Role.USER);
    sessions.closeAll();
    sweep(5);
    assertThat(wire.aborted).isFalse();
    sweep(1);
    assertThat(wire.aborted).isTrue();
  }

  @Test
  void a_closing_session_carries_out_no_more_wishes() {
    Incoming session = ready(Role.USER);
    sessions.closeAll();
    say(session, SEND.formatted("a", ""));
    assertThat(wire.closed).isEqualTo(CloseCode.RESTART);
    assertThat(commands).isEmpty();
  }

  @Test
  void who_wishes_too_often_is_told_when_to_come_back_and_then_may() {
    Incoming session = ready(sessions(Map.of("CONFAB_RATE_USER_PER_SECOND", "1")), Role.USER);
    for (int i = 0; i <= BURST; i++) {
      say(session, SEND.formatted("m" + i, ""));
    }
    JsonNode rejected = wire.next();
    assertThat(rejected.get("t").textValue()).isEqualTo("rejected");
    assertThat(rejected.get("id").textValue()).isEqualTo("m" + BURST);
    assertThat(rejected.get("code").textValue()).isEqualTo("rate_limited");
    assertThat(rejected.get("retryable").booleanValue()).isTrue();
    assertThat(rejected.get("retryAfterMs").longValue()).isEqualTo(1_000);
    assertThat(commands).hasSize(BURST);
    nanos += Duration.ofSeconds(1).toNanos();
    say(session, SEND.formatted("m" + BURST, ""));
    assertThat(commands).hasSize(BURST + 1);
  }

  @Test
  void a_chat_takes_only_so_much_and_importers_are_not_counted() {
    Sessions shared = sessions(Map.of("CONFAB_RATE_CHAT_PER_SECOND", "1"));
    Incoming session = ready(shared, Role.USER);
    for (int i = 0; i <= BURST; i++) {
      say(session, SEND.formatted("m" + i, ""));
    }
    assertThat(wire.next().get("code").textValue()).isEqualTo("rate_limited");
    say(ready(shared, Role.IMPORTER), SEND.formatted("import", ""));
    assertThat(commands).hasSize(BURST + 1);
  }

  private Sessions sessions(Map<String, String> limits) {
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    Rooms rooms = new Rooms(metrics);
    ScriptedSource source = new ScriptedSource(log, new Random(1), false);
    OwnTails tails = new OwnTails(views.own(), new Random(1));
    Me me = new Me(rooms, tails.views(views, source, _ -> conductor.pause()));
    History history = new History(CODEC, metrics);
    views.settle();
    ScriptedSignals.Node signals = new ScriptedSignals().node(rooms, new ModelPeople(), conductor);
    Services services =
        new Services(
            new TokenVerifier(KEYS, clock, ended::contains),
            clock,
            rooms,
            new Attacher(rooms, source, views, history, _ -> conductor.pause()),
            new Wishes(
                this::take,
                (_, command) -> {
                  throw new AssertionError(command);
                },
                new Facts(facts, ModelFacts.SECRET),
                new LinkCodes(ModelFacts.SECRET),
                new Limiter(LimitsConfig.from(new Settings(limits)), () -> nanos),
                clock),
            new Marks(
                facts,
                (_, command) -> {
                  throw new AssertionError(command);
                },
                clock),
            new Fills(views, history),
            new Bumps(facts::heads),
            me,
            new LiveUsers(clock),
            new Watches(_ -> List.of()),
            signals.typings(),
            signals.entrances(),
            conductor);
    return new Sessions(services, SessionLimits.from(new Settings(limits)), new Random(1), metrics);
  }

  private CompletableFuture<Outcome> take(UUID key, ChatCommand command) {
    assertThat(key).isEqualTo(command.chatId());
    commands.add(command);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    outcomes.add(outcome);
    return outcome;
  }

  private Incoming ready(Role role) {
    return ready(sessions, role);
  }

  private Incoming ready(Sessions node, Role role) {
    Incoming session = node.onOpen(wire, token(role));
    wire.next();
    wire.next();
    return session;
  }

  private Incoming synced() {
    Incoming session = ready(Role.USER);
    say(session, "{'t':'sync','id':'2','cursors':[]}");
    run();
    wire.frames.clear();
    return session;
  }

  private void run() {
    while (!conductor.isIdle()) {
      conductor.step(0);
    }
  }

  private void sweep(int times) {
    for (int i = 0; i < times; i++) {
      sessions.sweep(now);
    }
  }

  private static void say(Incoming session, String frame) {
    session.onMessage(frame.replace('\'', '"'));
  }

  private static String fill(long from, long to) {
    return "{'t':'fill','id':'f','chat':'%s','from':%d,'to':%d}".formatted(CHAT, from, to);
  }

  private static String token(Role role) {
    return token(ANNA, role == Role.USER ? LOG_IN : OTHER_LOG_IN, role);
  }

  private static String token(UUID user, UUID logIn, Role role) {
    return new TokenIssuer(KEYS).issue(user, logIn, Set.of(role), START, Duration.ofMinutes(15));
  }
}
