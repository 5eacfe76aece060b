package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.ws.Incoming;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.signal.LogInEntered;
import dev.confab.schemas.signal.Typing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is writing, over two gateways. */
final class TypingTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID CLEO = new UUID(7, 3);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final UUID DIRECT = DirectChats.idOf(ANNA, BEN);

  private final ModelLog log = new ModelLog();
  private final ModelPeople people = new ModelPeople();
  private final ScriptedSignals signals = new ScriptedSignals();
  private final Lobby here = new Lobby(Map.of(), log, signals, people);
  private final Lobby there = new Lobby(Map.of(), log, signals, people);
  private final Wire anna = new Wire();
  private final Wire ben = new Wire();

  @Test
  void who_writes_is_seen_by_members_on_all_nodes_and_not_by_themselves() {
    members(CHAT, ANNA, BEN, CLEO);
    Incoming writer = synced(here, anna, ANNA);
    Wire tablet = new Wire();
    synced(there, tablet, ANNA);
    synced(there, ben, BEN);
    Wire cleo = new Wire();
    synced(here, cleo, CLEO);

    writer.onMessage(typing(CHAT));
    settle();

    for (Wire other : List.of(ben, cleo)) {
      JsonNode frame = other.next("typing");
      assertThat(frame.get("chat").textValue()).isEqualTo(CHAT.toString());
      assertThat(frame.get("user").textValue()).isEqualTo(ANNA.toString());
      assertThat(frame.get("expiresInMs").intValue()).isEqualTo(6_000);
    }
    assertThat(anna.frames).isEmpty();
    assertThat(tablet.frames).isEmpty();
  }

  @Test
  void who_is_no_member_cannot_write_and_sees_nobody_writing() {
    members(CHAT, ANNA);
    Incoming member = synced(here, anna, ANNA);
    Incoming stranger = synced(there, ben, BEN);

    stranger.onMessage(typing(CHAT).replace("}", ",\"id\":\"9\"}"));
    JsonNode error = ben.next("error");
    assertThat(error.get("code").textValue()).isEqualTo("not_a_member");
    assertThat(error.get("id").textValue()).isEqualTo("9");
    member.onMessage(typing(CHAT));
    settle();

    assertThat(said()).isEqualTo(1);
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void nobody_writes_before_they_sync_and_nobody_misses_it_before_the_chat_is_there() {
    members(CHAT, ANNA);
    Incoming session = here.connect(anna, ANNA, ANNA);
    anna.frames.clear();
    session.onMessage(typing(CHAT));
    assertThat(anna.next("error").get("code").textValue()).isEqualTo("not_synced");

    session.onMessage(
        "{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[{\"chat\":\"%s\",\"seq\":0}]}".formatted(CHAT));
    session.onMessage(typing(CHAT));
    here.conductor.step(0);
    session.onMessage(typing(CHAT));
    settle();

    assertThat(said()).isZero();
    assertThat(anna.frames)
        .extracting(frame -> frame.get("t").textValue())
        .containsExactly("chunk", "synced", "live");
  }

  @Test
  void who_is_removed_neither_writes_nor_sees_who_does() {
    members(CHAT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(typing(CHAT));
    writer.onMessage(typing(CHAT));
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    log.toggle(CHAT, BEN, ModelLog.Way.BY_ANOTHER, 0);
    follow();
    ben.frames.clear();
    anna.frames.clear();

    settle();
    here.sweep(5);
    writer.onMessage(typing(CHAT));

    assertThat(ben.frames).isEmpty();
    assertThat(said()).as("before they were removed").isEqualTo(1);
    assertThat(anna.next("error").get("code").textValue()).isEqualTo("not_a_member");
  }

  @Test
  void of_what_is_said_too_often_the_last_is_said_on_when_it_is_time() {
    members(CHAT, ANNA);
    Incoming writer = synced(here, anna, ANNA);
    for (int i = 0; i < 50; i++) {
      writer.onMessage(typing(CHAT));
    }
    writer.onMessage(stopped(CHAT));
    here.sweep(3);
    settle();
    assertThat(typings()).containsExactly(true);
    here.sweep(1);
    settle();
    assertThat(typings()).containsExactly(true, false);
    here.sweep(20);
    settle();
    assertThat(typings()).hasSize(2);
  }

  @Test
  void who_goes_on_writing_is_said_to_before_it_expires() {
    members(CHAT, ANNA);
    Incoming writer = synced(here, anna, ANNA);
    for (int second = 0; second < 30; second++) {
      writer.onMessage(typing(CHAT));
      here.sweep(1);
    }
    settle();
    assertThat(typings()).hasSizeBetween(6, 8).doesNotContain(false);
  }

  @Test
  void who_has_stopped_is_shown_no_more_and_says_so_once() {
    members(CHAT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(stopped(CHAT));
    writer.onMessage(typing(CHAT));
    here.sweep(5);
    writer.onMessage(stopped(CHAT));
    writer.onMessage(stopped(CHAT));
    here.sweep(5);
    settle();

    assertThat(ben.next("typing").get("expiresInMs").intValue()).isEqualTo(6_000);
    assertThat(ben.next("typing").get("expiresInMs").intValue()).isZero();
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void a_connection_writes_in_so_many_chats_at_once_and_in_others_later() {
    UUID[] chats = new UUID[Limits.MAX_TYPING_CHATS + 1];
    for (int i = 0; i < chats.length; i++) {
      chats[i] = new UUID(0x5eed, 10 + i);
      members(chats[i], ANNA);
    }
    Incoming writer = synced(here, anna, ANNA);
    for (UUID chat : chats) {
      writer.onMessage(typing(chat));
    }
    settle();
    assertThat(typings()).hasSize(Limits.MAX_TYPING_CHATS);
    here.sweep(7);
    writer.onMessage(typing(chats[chats.length - 1]));
    settle();
    assertThat(typings()).hasSize(Limits.MAX_TYPING_CHATS + 1);
  }

  @Test
  void what_waited_for_a_node_that_stood_still_is_not_shown() {
    members(CHAT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(typing(CHAT));
    settle();
    ben.next("typing");
    here.sweep(4);
    writer.onMessage(typing(CHAT));
    here.signals.write(false);

    signals.pass(Limits.TYPING_EXPIRY.plusMillis(1));
    settle();

    assertThat(typings()).hasSize(2);
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void what_waited_for_the_log_too_long_is_not_said() {
    members(CHAT, ANNA);
    Incoming writer = synced(here, anna, ANNA);
    writer.onMessage(typing(CHAT));
    signals.pass(Limits.TYPING_EXPIRY);
    settle();
    assertThat(said()).isZero();
  }

  @Test
  void a_broker_whose_clock_jumps_ahead_hides_nobody() {
    members(CHAT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(typing(CHAT));
    settle();
    signals.setBrokerClock(Duration.ofHours(1));
    here.sweep(4);
    signals.pass(Duration.ofSeconds(4));
    writer.onMessage(typing(CHAT));
    settle();
    assertThat(ben.frames).hasSize(2);
  }

  @Test
  void above_a_hundred_sessions_nobody_on_that_node_is_told_of_or_tells() {
    members(CHAT, ANNA, BEN, CLEO);
    Incoming quiet = synced(here, anna, ANNA);
    List<Wire> crowd = new ArrayList<>();
    for (int i = 1; i < Limits.MAX_TYPING_SESSIONS; i++) {
      crowd.add(new Wire());
      members(CHAT, new UUID(8, i));
      synced(here, crowd.getLast(), new UUID(8, i));
    }
    Incoming writer = synced(there, ben, BEN);
    anna.frames.clear();
    writer.onMessage(typing(CHAT));
    settle();
    assertThat(anna.next("typing").get("user").textValue()).isEqualTo(BEN.toString());
    anna.frames.clear();

    synced(here, new Wire(), CLEO);
    there.sweep(4);
    writer.onMessage(typing(CHAT));
    quiet.onMessage(typing(CHAT));
    settle();

    assertThat(typings()).as("Ben's, twice").hasSize(2);
    assertThat(anna.frames).isEmpty();
  }

  @Test
  void in_a_direct_chat_nobody_is_shown_to_or_by_whom_they_have_blocked() {
    members(DIRECT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(typing(DIRECT));
    settle();
    ben.next("typing");

    people.block(BEN, ANNA);
    here.sweep(4);
    writer.onMessage(typing(DIRECT));
    settle();
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void who_has_blocked_the_other_is_not_shown_to_be_there() {
    members(DIRECT, ANNA, BEN);
    people.block(ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    writer.onMessage(typing(DIRECT));
    settle();
    assertThat(said()).isEqualTo(1);
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void when_nobody_says_who_is_blocked_nobody_is_shown_in_direct_chats() {
    members(DIRECT, ANNA, BEN);
    members(CHAT, ANNA, BEN);
    Incoming writer = synced(here, anna, ANNA);
    synced(there, ben, BEN);
    people.away(true);
    writer.onMessage(typing(DIRECT));
    writer.onMessage(typing(CHAT));
    settle();
    assertThat(ben.next("typing").get("chat").textValue()).isEqualTo(CHAT.toString());
    assertThat(ben.frames).isEmpty();
    people.away(false);
    here.sweep(4);
    writer.onMessage(typing(DIRECT));
    settle();
    ben.next("typing");
  }

  @Test
  void a_signal_that_is_no_record_is_passed_over() {
    members(CHAT, ANNA, BEN);
    synced(there, ben, BEN);
    signals.append(Ids.bytes(CHAT), new byte[] {9, 9});
    signals.append(new byte[] {1}, new byte[] {9, 9});
    signals.append(CHAT, new Typing(CHAT, ANNA, true));
    while (there.signals.read()) {}
    there.run();
    ben.next("typing");
  }

  private void members(UUID chat, UUID... users) {
    for (UUID user : users) {
      log.toggle(chat, user, ModelLog.Way.BY_ANOTHER, 0);
    }
    follow();
  }

  /** All gateways follow the log of chats to its end. */
  private void follow() {
    for (Lobby lobby : List.of(here, there)) {
      for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
        while (lobby.source.step(partition)) {}
      }
    }
  }

  /** All signals are written, read and shown. */
  private void settle() {
    signals.settle();
    here.run();
    there.run();
  }

  private long said() {
    return typings().size();
  }

  private List<Boolean> typings() {
    List<Boolean> said = new ArrayList<>();
    for (var signal : signals.signals()) {
      switch (signal) {
        case Typing typing -> said.add(typing.on());
        case LogInEntered _ -> {}
      }
    }
    return said;
  }

  private static Incoming synced(Lobby lobby, Wire wire, UUID user) {
    Incoming session = lobby.connect(wire, user, UUID.randomUUID());
    session.onMessage("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[]}");
    lobby.run();
    wire.frames.clear();
    return session;
  }

  private static String typing(UUID chat) {
    return "{\"t\":\"typing\",\"chat\":\"" + chat + "\"}";
  }

  private static String stopped(UUID chat) {
    return "{\"t\":\"typing\",\"chat\":\"" + chat + "\",\"on\":false}";
  }
}
