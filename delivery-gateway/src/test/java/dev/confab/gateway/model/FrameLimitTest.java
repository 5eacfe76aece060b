package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.token.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FrameLimitTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID PHONE = new UUID(8, 1);
  private static final int STRANGERS = 50;
  private static final int PER_SECOND = 3;
  private static final int BURST = 20 * PER_SECOND;

  private final Lobby lobby = new Lobby(Map.of("CONFAB_RATE_FRAMES_PER_SECOND", "" + PER_SECOND));
  private final Wire wire = new Wire();

  @Test
  void a_stranger_who_sends_too_much_must_go_and_is_not_listened_to_any_more() {
    Incoming session = lobby.sessions.onOpen(wire, null);
    wire.next("hello");
    assertThat(taken(session, STRANGERS + 1)).isEqualTo(STRANGERS);
    assertThat(wire.next("error").get("code").textValue()).isEqualTo("rate_limited");
    assertThat(wire.closed).isEqualTo(CloseCode.TOO_MUCH);
    assertThat(session.onFrame()).isFalse();
    assertThat(wire.frames).isEmpty();
  }

  @Test
  void strangers_get_no_more_by_waiting_and_lose_none() {
    Incoming session = lobby.sessions.onOpen(wire, null);
    lobby.sweep(5);
    assertThat(taken(session, STRANGERS)).isEqualTo(STRANGERS);
    lobby.sweep(5);
    assertThat(session.onFrame()).isFalse();
  }

  @Test
  void a_user_may_send_a_burst_and_then_so_many_a_second() {
    Incoming session = lobby.connect(wire, ANNA, PHONE);
    assertThat(taken(session, BURST)).isEqualTo(BURST);
    lobby.sweep(2);
    assertThat(taken(session, 2 * PER_SECOND)).isEqualTo(2 * PER_SECOND);
    assertThat(wire.closed).isNull();
    assertThat(session.onFrame()).isFalse();
    assertThat(wire.closed).isEqualTo(CloseCode.TOO_MUCH);
  }

  @Test
  void a_long_rest_allows_no_larger_burst() {
    Incoming session = lobby.connect(wire, ANNA, PHONE);
    lobby.sweep(70);
    assertThat(taken(session, 2 * BURST)).isEqualTo(BURST);
  }

  @Test
  void a_newer_token_buys_no_frames() {
    Incoming session = lobby.connect(wire, ANNA, PHONE);
    taken(session, BURST);
    String token = lobby.token(ANNA, PHONE, Role.USER);
    session.onMessage("{\"t\":\"reauth\",\"id\":\"8\",\"token\":\"" + token + "\"}");
    assertThat(session.onFrame()).isFalse();
  }

  @Test
  void importers_are_not_counted() {
    Incoming session = lobby.sessions.onOpen(wire, lobby.token(ANNA, PHONE, Role.IMPORTER));
    assertThat(taken(session, 10 * BURST)).isEqualTo(10 * BURST);
    assertThat(wire.closed).isNull();
  }

  private static int taken(Incoming session, int frames) {
    int taken = 0;
    for (int i = 0; i < frames; i++) {
      if (session.onFrame()) {
        taken++;
      }
    }
    return taken;
  }
}
