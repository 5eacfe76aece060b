package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.token.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One live connection for each log-in, and so many log-ins for each user. */
final class LogInsTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID PHONE = new UUID(8, 1);
  private static final UUID LAPTOP = new UUID(8, 2);
  private static final UUID TABLET = new UUID(8, 3);

  private final Lobby lobby = new Lobby(Map.of("CONFAB_CONNECTIONS_OF_USER", "2"));

  @Test
  void a_log_in_that_connects_again_displaces_its_older_connection() {
    Wire older = new Wire();
    lobby.connect(older, ANNA, PHONE);
    Wire newer = new Wire();
    lobby.connect(newer, ANNA, PHONE);
    assertThat(older.closed).isEqualTo(CloseCode.DISPLACED);
    assertThat(newer.closed).isNull();
    newer.next("hello");
    newer.next("ready");
  }

  @Test
  void other_log_ins_and_other_people_stay() {
    Wire phone = new Wire();
    lobby.connect(phone, ANNA, PHONE);
    Wire laptop = new Wire();
    lobby.connect(laptop, ANNA, LAPTOP);
    Wire ben = new Wire();
    lobby.connect(ben, BEN, PHONE);
    assertThat(phone.closed).isNull();
    assertThat(laptop.closed).isNull();
    assertThat(ben.closed).isNull();
  }

  @Test
  void the_end_of_a_displaced_connection_does_not_end_the_newer_one() {
    Incoming displaced = lobby.connect(new Wire(), ANNA, PHONE);
    Wire second = new Wire();
    lobby.connect(second, ANNA, PHONE);
    displaced.onClosed();
    assertThat(second.closed).isNull();
    lobby.connect(new Wire(), ANNA, PHONE);
    assertThat(second.closed).isEqualTo(CloseCode.DISPLACED);
  }

  @Test
  void who_does_not_go_when_displaced_is_dropped() {
    Wire stuck = new Wire();
    lobby.connect(stuck, ANNA, PHONE);
    lobby.connect(new Wire(), ANNA, PHONE);
    lobby.sweep(6);
    assertThat(stuck.aborted).isTrue();
  }

  @Test
  void one_connection_more_than_a_user_may_have_is_refused_until_another_ends() {
    Wire phone = new Wire();
    final Incoming first = lobby.connect(phone, ANNA, PHONE);
    lobby.connect(new Wire(), ANNA, LAPTOP);
    Wire tablet = new Wire();
    final Incoming refused = lobby.connect(tablet, ANNA, TABLET);
    tablet.next("hello");
    assertThat(tablet.next("error").get("code").textValue()).isEqualTo("too_many_connections");
    assertThat(tablet.closed).isEqualTo(CloseCode.TOO_MUCH);
    assertThat(phone.closed).isNull();
    refused.onClosed();
    first.onClosed();
    Wire again = new Wire();
    lobby.connect(again, ANNA, TABLET);
    again.next("hello");
    again.next("ready");
  }

  @Test
  void who_hangs_up_while_the_token_is_looked_at_takes_no_room() {
    Incoming phone = lobby.sessions.onOpen(new Wire(), null);
    lobby.whenVerifying(phone::onClosed);
    String token = lobby.token(ANNA, PHONE, Role.USER);
    phone.onMessage("{\"t\":\"auth\",\"id\":\"1\",\"token\":\"" + token + "\"}");
    lobby.connect(new Wire(), ANNA, LAPTOP);
    Wire tablet = new Wire();
    lobby.connect(tablet, ANNA, TABLET);
    assertThat(tablet.closed).isNull();
  }

  @Test
  void a_log_in_may_connect_again_when_the_user_has_all_connections() {
    lobby.connect(new Wire(), ANNA, PHONE);
    lobby.connect(new Wire(), ANNA, LAPTOP);
    Wire again = new Wire();
    lobby.connect(again, ANNA, PHONE);
    again.next("hello");
    again.next("ready");
  }

  @Test
  void of_many_that_come_at_the_same_moment_one_stays_for_each_log_in() throws Exception {
    List<Wire> wires = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      Wire wire = new Wire();
      wires.add(wire);
      UUID logIn = i % 2 == 0 ? PHONE : LAPTOP;
      boolean leaves = i % 3 == 0;
      threads.add(Thread.ofVirtual().start(() -> comeAndGo(wire, logIn, leaves)));
    }
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
    lobby.connect(new Wire(), ANNA, PHONE);
    lobby.connect(new Wire(), ANNA, LAPTOP);
    assertThat(wires).allMatch(wire -> wire.closed == CloseCode.DISPLACED || wire.left);
    Wire tablet = new Wire();
    lobby.connect(tablet, ANNA, TABLET);
    assertThat(tablet.closed).isEqualTo(CloseCode.TOO_MUCH);
  }

  private void comeAndGo(Wire wire, UUID logIn, boolean leaves) {
    Incoming session = lobby.connect(wire, ANNA, logIn);
    if (leaves) {
      wire.left = true;
      session.onClosed();
    }
  }
}
