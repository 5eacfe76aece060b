package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.query.Presence;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sessions do for presence: they say who is here, and tell clients who is there. */
final class PresenceSessionTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID PHONE = new UUID(5, 1);
  private static final String WATCH = "{\"t\":\"watch\",\"id\":\"%s\",\"users\":[\"" + BOB + "\"]}";

  private final Lobby lobby = new Lobby(Map.of("CONFAB_RATE_FRAMES_PER_SECOND", "2000"));
  private final Wire wire = new Wire();

  @Test
  void a_connection_counts_when_the_client_has_said_who_it_is() {
    Incoming _ = lobby.connect(wire, ANN, PHONE);

    assertThat(lobby.users.connectionsOf(ANN))
        .singleElement()
        .satisfies(connection -> assertThat(connection.sessionId()).isEqualTo(PHONE))
        .extracting(LiveConnection::status)
        .isEqualTo(PresenceStatus.ONLINE);
  }

  @Test
  void a_client_says_how_much_its_user_is_there_and_is_not_answered() {
    Incoming session = ready();

    session.onMessage("{\"t\":\"status\",\"status\":\"away\"}");

    assertThat(lobby.users.connectionsOf(ANN))
        .extracting(LiveConnection::status)
        .containsExactly(PresenceStatus.AWAY);
    assertThat(wire.frames).isEmpty();
    session.onMessage("{\"t\":\"status\",\"id\":\"5\",\"status\":\"gone\"}");
    assertThat(wire.next().path("code").textValue()).isEqualTo("bad_frame");
  }

  @Test
  void a_watch_is_answered_without_a_sync() {
    lobby.presences.add(new Presence(BOB, 3, PresenceStatus.BUSY, null, List.of(ANN)));
    Incoming session = ready();

    session.onMessage(WATCH.formatted("8"));
    lobby.run();

    JsonNode answer = wire.next();
    assertThat(answer.path("t").textValue()).isEqualTo("presence");
    assertThat(answer.path("id").textValue()).isEqualTo("8");
    assertThat(answer.at("/users/0/status").textValue()).isEqualTo("busy");
  }

  @Test
  void more_watches_than_may_wait_for_an_answer_are_refused_and_answers_make_room() {
    Incoming session = ready();
    IntStream.range(0, Limits.MAX_PENDING)
        .forEach(i -> session.onMessage(WATCH.formatted("w" + i)));
    assertThat(wire.frames).isEmpty();

    session.onMessage(WATCH.formatted("x"));
    assertThat(wire.next().path("code").textValue()).isEqualTo("too_many_pending");
    lobby.run();
    wire.frames.clear();
    session.onMessage(WATCH.formatted("y"));
    lobby.run();

    assertThat(wire.next().path("id").textValue()).isEqualTo("y");
  }

  private Incoming ready() {
    Incoming session = lobby.connect(wire, ANN, PHONE);
    wire.frames.clear();
    return session;
  }
}
