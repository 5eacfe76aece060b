package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.UserBlocked;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a device is told of its user's own state, when it connects and later. */
final class OwnStateTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID PHONE = new UUID(5, 1);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final List<String> OF_USERS =
      List.of("preference", "settings", "privacy", "name", "profile", "contact", "block");

  private final Lobby lobby = new Lobby(Map.of());
  private final ModelOwn own = lobby.views.own();
  private Wire wire = new Wire();

  @BeforeEach
  void ann_is_in_a_chat_and_has_a_contact() {
    lobby.log.toggle(CHAT, ANN, ModelLog.Way.BY_ANOTHER, 0);
    own.say(new ContactAdded(ANN, 1, ModelOwn.AT, BOB, new ContactAlias("Bobby"), null), 0);
    own.mark(CHAT, ANN, 5, 4, 0);
    lobby.deliver();
  }

  @Test
  void what_there_is_comes_of_all_kinds_and_with_its_version_not_again() {
    JsonNode all = sync("");
    assertThat(kinds(all)).containsAll(OF_USERS).contains("chat", "invitation", "mark");
    assertThat(row(all, "contact").get("alias").textValue()).isEqualTo("Bobby");
    assertThat(row(all, "mark").get("readNo").longValue()).isEqualTo(4);

    JsonNode again = sync(version(all));

    assertThat(kinds(again)).isEmpty();
    assertThat(again.get("rows")).isEmpty();
    assertThat(version(again)).isEqualTo(version(all));
  }

  @Test
  void of_what_has_changed_meanwhile_only_the_kinds_of_that_come() {
    String version = version(sync(""));
    own.mark(CHAT, ANN, 6, 6, 0);
    lobby.deliver();
    JsonNode marked = sync(version);
    assertThat(kinds(marked)).containsExactly("mark");
    assertThat(row(marked, "mark").get("readNo").longValue()).isEqualTo(6);

    own.say(new ContactRemoved(ANN, 2, ModelOwn.AT, BOB), 0);
    lobby.deliver();
    JsonNode removed = sync(version(marked));
    assertThat(kinds(removed)).containsExactlyElementsOf(OF_USERS);
    assertThat(removed.get("rows").findValuesAsText("kind")).doesNotContain("contact");

    lobby.log.toggle(new UUID(0x5eed, 2), ANN, ModelLog.Way.BY_LINK, 0);
    lobby.deliver();
    assertThat(kinds(sync(version(removed)))).containsExactly("chat", "invitation");
  }

  @Test
  void a_change_of_the_user_names_the_version_that_it_leads_to() {
    sync("");
    own.say(new UserBlocked(ANN, 2, ModelOwn.AT, BOB), 0);
    own.say(new MessageHidden(ANN, 3, ModelOwn.AT, CHAT, 1), 0); // shows nowhere
    own.say(preference(4, true), 0);
    lobby.deliver();

    JsonNode blocked = wire.next("me");
    assertThat(kinds(blocked)).isEmpty();
    assertThat(row(blocked, "block").get("user").textValue()).isEqualTo(BOB.toString());
    JsonNode pinned = wire.next("me");
    assertThat(row(pinned, "preference").get("pinned").booleanValue()).isTrue();

    assertThat(sync(version(pinned)).get("rows")).isEmpty();
    assertThat(kinds(sync(version(blocked)))).containsExactlyElementsOf(OF_USERS);
  }

  @Test
  void what_a_view_has_told_already_is_not_told_when_the_tail_comes_to_it() {
    own.say(preference(2, true), 0);
    own.say(new UserBlocked(ANN, 3, ModelOwn.AT, BOB), 0);
    own.mark(CHAT, ANN, 7, 7, 0);

    JsonNode all = sync(""); // before the tails have come there
    assertThat(row(all, "preference").get("pinned").booleanValue()).isTrue();
    lobby.deliver();

    assertThat(wire.frames)
        .extracting(it -> it.get("rows").findValuesAsText("kind"))
        .allMatch(kinds -> kinds.equals(List.of("mark")), "marks alone, which do no harm");
    assertThat(sync(version(all)).get("rows")).isEmpty();
  }

  @Test
  void what_changes_while_views_are_asked_comes_behind_their_answers() {
    begin("");
    while (!lobby.tellsOwnStateOf(ANN)) { // until the session is known to want it
      lobby.conductor.step(0);
    }
    own.say(preference(2, true), 0);
    own.say(preference(3, false), 0);
    own.mark(CHAT, ANN, 8, 8, 0);
    lobby.deliver();
    lobby.run();

    boolean pinned = true;
    long read = 0;
    for (JsonNode frame : wire.frames) {
      for (JsonNode row : frame.path("rows")) {
        pinned = row.path("pinned").asBoolean(pinned);
        read = Math.max(read, row.path("readNo").longValue());
      }
    }
    assertThat(pinned).isFalse();
    assertThat(read).isEqualTo(8);
  }

  @Test
  void if_an_event_of_the_user_did_not_come_the_next_sync_brings_all_of_theirs() {
    sync("");
    own.say(new UserBlocked(ANN, 3, ModelOwn.AT, BOB), 0); // the second was not readable
    lobby.deliver();
    String version = version(wire.next("me"));
    own.say(preference(4, true), 0);
    lobby.deliver();

    assertThat(version(wire.next("me"))).isEqualTo(version);
    assertThat(kinds(sync(version))).containsExactlyElementsOf(OF_USERS);
  }

  @Test
  void a_version_that_is_not_known_any_more_brings_all() {
    for (String old : List.of("1-0123456789abcdef", "2-1", "-", "2---", "3-a-b-c")) {
      assertThat(kinds(sync(old))).describedAs(old).contains("chat", "mark", "contact");
    }
  }

  @Test
  void when_a_tail_has_lost_its_place_everybody_is_sent_away() {
    sync("");
    lobby.tails.marks.lose();
    assertThat(wire.next("reconnect").get("afterMs").longValue()).isNotNegative();

    lobby.deliver(); // finds a new place
    sync("");
    lobby.tails.users.lose();
    assertThat(wire.next("reconnect").get("afterMs").longValue()).isNotNegative();
  }

  @Test
  void nobody_is_told_of_others() {
    sync("");
    own.say(new UserBlocked(BOB, 1, ModelOwn.AT, ANN), 0);
    own.mark(CHAT, BOB, 3, 3, 0);
    lobby.deliver();

    assertThat(wire.frames).isEmpty();
  }

  private static ChatPreferencesChanged preference(long number, boolean pinned) {
    return new ChatPreferencesChanged(
        ANN, number, ModelOwn.AT, CHAT, new ChatPreferences(false, pinned, false, null));
  }

  /** A new connection; what it is told first of the own state. */
  private JsonNode sync(String version) {
    begin(version);
    lobby.run();
    JsonNode me = null;
    for (JsonNode frame : wire.frames) {
      me = frame.get("t").textValue().equals("me") ? frame : me;
    }
    wire.frames.clear();
    return me;
  }

  private void begin(String version) {
    wire = new Wire();
    Incoming session = lobby.connect(wire, ANN, PHONE);
    wire.frames.clear();
    session.onMessage(
        "{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[],\"open\":[],\"me\":\"%s\"}"
            .formatted(version));
  }

  private static List<String> kinds(JsonNode me) {
    return me.get("all").valueStream().map(JsonNode::textValue).toList();
  }

  private static String version(JsonNode me) {
    return me.get("version").textValue();
  }

  private static JsonNode row(JsonNode me, String kind) {
    return me.get("rows")
        .valueStream()
        .filter(row -> row.get("kind").textValue().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
