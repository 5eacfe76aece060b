package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.ws.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device shows some of its user's chats; of the others it hears how far they are. */
final class OpenChatsTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID PHONE = new UUID(5, 1);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final UUID OTHER = new UUID(0x5eed, 2);

  private final Lobby lobby = new Lobby(Map.of());
  private final Wire wire = new Wire();
  private Incoming session;

  @BeforeEach
  void ann_is_in_two_chats() {
    lobby.log.toggle(CHAT, ANN, ModelLog.Way.BY_ANOTHER, 0);
    lobby.log.toggle(OTHER, ANN, ModelLog.Way.BY_ANOTHER, 0);
    lobby.deliver();
  }

  @Test
  void without_a_list_all_chats_are_open() {
    sync("'cursors':[]");

    post(CHAT, 1);

    assertThat(wire.next("event").get("seq").longValue()).isEqualTo(2);
    tick();
    assertThat(types()).isEmpty();
  }

  @Test
  void many_events_of_a_chat_that_is_not_open_are_one_bump_a_second() {
    sync("'cursors':[{'chat':'%s','seq':1}],'open':['%s']".formatted(CHAT, OTHER));

    post(CHAT, 7);
    post(OTHER, 1);

    assertThat(wire.next("event").get("chat").textValue()).isEqualTo(OTHER.toString());
    assertThat(types()).isEmpty();
    tick();
    JsonNode bump = wire.next("bump").get("chats");
    assertThat(bump).hasSize(1);
    assertThat(bump.get(0).get("chat").textValue()).isEqualTo(CHAT.toString());
    assertThat(bump.get(0).get("seq").longValue()).isEqualTo(8);
    assertThat(bump.get(0).get("unread").longValue()).isEqualTo(7);
    assertThat(bump.get(0).get("mentions").longValue()).isEqualTo(2);
    tick();
    assertThat(types()).isEmpty();
  }

  @Test
  void when_a_chat_is_opened_its_events_come_from_where_the_answer_says() {
    sync("'cursors':[{'chat':'%s','seq':1}],'open':[]".formatted(CHAT));
    post(CHAT, 2);

    say("{'t':'open','id':'o','chats':['%s','%s']}".formatted(CHAT, new UUID(0x5eed, 9)));
    post(CHAT, 1);

    JsonNode opened = wire.next("opened");
    assertThat(opened.get("id").textValue()).isEqualTo("o");
    assertThat(opened.get("chats")).describedAs("without the chat she is not in").hasSize(1);
    assertThat(opened.get("chats").get(0).get("seq").longValue()).isEqualTo(3);
    assertThat(wire.next("event").get("seq").longValue()).isEqualTo(4);
  }

  @Test
  void when_a_chat_is_not_open_any_more_its_events_come_no_more() {
    sync("'cursors':[]");
    say("{'t':'open','id':'o','chats':[]}");
    assertThat(wire.next("opened").get("chats")).isEmpty();

    post(CHAT, 1);

    assertThat(types()).isEmpty();
    tick();
    assertThat(wire.next("bump").get("chats").get(0).get("seq").longValue()).isEqualTo(2);
  }

  @Test
  void what_begins_or_ends_the_own_membership_comes_whatever_is_open() {
    sync("'cursors':[],'open':[]");
    tick();
    wire.frames.clear();

    lobby.log.toggle(CHAT, ANN, ModelLog.Way.BY_ANOTHER, 0);
    lobby.log.toggle(CHAT, ANN, ModelLog.Way.BY_LINK, 0);
    lobby.log.toggle(CHAT, BOB, ModelLog.Way.BY_LINK, 0);
    lobby.deliver();

    assertThat(wire.next("event").get("type").textValue()).isEqualTo("memberRemoved");
    assertThat(wire.next("event").get("type").textValue()).isEqualTo("memberJoined");
    assertThat(types()).isEmpty();
    tick();
    assertThat(wire.next("bump").get("chats").get(0).get("seq").longValue()).isEqualTo(4);
  }

  @Test
  void of_a_chat_that_she_was_removed_from_no_bump_comes() {
    sync("'cursors':[],'open':[]");
    tick();
    wire.frames.clear();

    post(CHAT, 1);
    lobby.log.toggle(CHAT, ANN, ModelLog.Way.BY_ANOTHER, 0);
    lobby.deliver();
    tick();

    assertThat(types()).containsExactly("event");
  }

  @Test
  void while_the_view_is_away_nothing_is_said_and_later_the_right_thing() {
    sync("'cursors':[],'open':[]");
    tick();
    wire.frames.clear();
    lobby.views.away();

    post(CHAT, 1);
    tick();
    post(CHAT, 1);
    tick();

    assertThat(types()).isEmpty();
    lobby.views.settle();
    tick();
    JsonNode bump = wire.next("bump").get("chats").get(0);
    assertThat(bump.get("seq").longValue()).isEqualTo(3);
    assertThat(bump.get("unread").longValue()).isEqualTo(2);
  }

  @Test
  void a_sync_brings_no_history_of_what_is_not_open_and_a_bump_of_what_is_new() {
    post(CHAT, 5);
    lobby.log.toggle(new UUID(0x5eed, 3), ANN, ModelLog.Way.BY_ANOTHER, 0);
    lobby.deliver();

    sync(
        "'cursors':[{'chat':'%s','seq':1},{'chat':'%s','seq':1}],'open':[]".formatted(CHAT, OTHER));

    assertThat(synced).describedAs("neither chunks nor snapshots").containsOnly("synced", "live");
    assertThat(synced).hasSize(4);
    tick();
    JsonNode bump = wire.next("bump").get("chats");
    assertThat(bump.findValuesAsText("chat"))
        .containsExactlyInAnyOrder(CHAT.toString(), new UUID(0x5eed, 3).toString());
    assertThat(types()).isEmpty();
  }

  @Test
  void nothing_is_opened_before_a_sync() {
    session = lobby.connect(wire, ANN, PHONE);
    wire.frames.clear();

    say("{'t':'open','id':'o','chats':[]}");

    assertThat(wire.next("error").get("code").textValue()).isEqualTo("not_synced");
  }

  private List<String> synced = List.of();

  private void sync(String fields) {
    session = lobby.connect(wire, ANN, PHONE);
    wire.frames.clear();
    say("{'t':'sync','id':'s'," + fields + "}");
    lobby.run();
    synced = types();
    wire.frames.clear();
  }

  private void post(UUID chat, int times) {
    for (int i = 0; i < times; i++) {
      lobby.log.post(chat, BOB);
    }
    lobby.deliver();
  }

  private void tick() {
    lobby.sweep(1);
    lobby.run();
  }

  private void say(String frame) {
    session.onMessage(frame.replace('\'', '"'));
  }

  private List<String> types() {
    List<String> types = new ArrayList<>();
    wire.frames.forEach(frame -> types.add(frame.get("t").textValue()));
    return types;
  }
}
