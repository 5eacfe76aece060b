package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.token.Role;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReauthTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID PHONE = new UUID(8, 1);
  private static final UUID LAPTOP = new UUID(8, 2);

  private final Lobby lobby = new Lobby(Map.of());
  private final Wire wire = new Wire();

  @Test
  void a_new_token_of_the_same_log_in_lets_the_session_go_on() {
    Incoming session = ready();
    lobby.pass(Lobby.LIFETIME.minusSeconds(1));
    reauth(session, lobby.token(ANNA, PHONE, Role.USER));
    JsonNode ready = wire.next("ready");
    assertThat(ready.get("id").textValue()).isEqualTo("8");
    assertThat(ready.get("sessionId").textValue()).isEqualTo(PHONE.toString());
    assertThat(ready.get("expiresAt").textValue()).isEqualTo("2026-01-31T10:29:59.000Z");

    lobby.pass(Duration.ofSeconds(1));
    lobby.sweep(1);
    assertThat(wire.closed).isNull();
    lobby.pass(Lobby.LIFETIME.minusSeconds(1));
    lobby.sweep(1);
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @Test
  void a_token_of_another_log_in_or_of_somebody_else_is_refused_and_the_session_goes_on() {
    Incoming session = ready();
    reauth(session, lobby.token(ANNA, LAPTOP, Role.USER));
    assertThat(wire.next("error").get("code").textValue()).isEqualTo("forbidden");
    reauth(session, lobby.token(BEN, PHONE, Role.USER));
    assertThat(wire.next("error").get("code").textValue()).isEqualTo("forbidden");
    session.onMessage("{\"t\":\"ping\"}");
    wire.next("pong");
  }

  @Test
  void a_bad_token_is_refused_and_the_session_keeps_the_one_it_has() {
    Incoming session = ready();
    reauth(session, "nonsense");
    JsonNode error = wire.next("error");
    assertThat(error.get("code").textValue()).isEqualTo("token_invalid");
    assertThat(error.get("id").textValue()).isEqualTo("8");
    lobby.pass(Lobby.LIFETIME.minusSeconds(1));
    lobby.sweep(1);
    assertThat(wire.closed).isNull();
  }

  @Test
  void who_goes_on_trying_tokens_must_go() {
    Incoming session = ready();
    for (int i = 0; i < 10; i++) {
      reauth(session, "guess-" + i);
      assertThat(wire.closed).isNull();
    }
    reauth(session, lobby.token(ANNA, LAPTOP, Role.USER));
    assertThat(wire.closed).isEqualTo(CloseCode.BAD_FRAMES);
  }

  @Test
  void a_stranger_has_nothing_to_prolong() {
    Incoming session = lobby.sessions.onOpen(wire, null);
    wire.next("hello");
    reauth(session, lobby.token(ANNA, PHONE, Role.USER));
    assertThat(wire.next("error").get("code").textValue()).isEqualTo("not_authenticated");
  }

  private Incoming ready() {
    Incoming session = lobby.connect(wire, ANNA, PHONE);
    wire.next("hello");
    wire.next("ready");
    return session;
  }

  private static void reauth(Incoming session, String token) {
    session.onMessage("{\"t\":\"reauth\",\"id\":\"8\",\"token\":\"" + token + "\"}");
  }
}
