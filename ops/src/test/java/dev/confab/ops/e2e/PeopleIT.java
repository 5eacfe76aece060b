package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.e2e.RawApi.Answer;
import dev.confab.ops.up.Backbone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How people show themselves and stand to each other, through the public ways in. */
@ExtendWith(BackboneExtension.class)
final class PeopleIT {
  private static final String PHONE = "+441632960961";

  private final String server;

  PeopleIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void a_profile_is_shown_and_its_name_is_the_accounts() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");

    Answer changed = ann.put("/api/users/me", profile("Ann of Green Gables"));

    assertThat(changed.status()).isEqualTo(200);
    Answer card = card(bob, ann, changed.consistency());
    assertThat(card.text("bio")).isEqualTo("Two\nlines");
    assertThat(card.text("statusText")).isEqualTo("at tea");
    assertThat(card.body().has("phone")).isFalse();
    assertThat(card.text("displayName")).isEqualTo("Ann of Green Gables");
    assertThat(bob.person().http().user(ann.person().username()).orElseThrow().displayName())
        .isEqualTo("Ann of Green Gables");
    assertThat(ann.person().http().me().displayName()).isEqualTo("Ann of Green Gables");
  }

  @Test
  void who_writes_reads_it_back_at_once() {
    RawApi ann = RawApi.arrives(server, "ann");
    for (int i = 0; i < 30; i++) {
      ann.put("/api/users/" + ann.id(), "{\"displayName\":\"Ann %d\"}".formatted(i));
      assertThat(card(ann, ann, null).text("displayName")).isEqualTo("Ann " + i);
    }
    // The same again is committed already; the read after it still shows what it says.
    String last = "{\"displayName\":\"Ann again\"}";
    ann.put("/api/users/me", last);
    ann.person().http().login(ann.person().username(), Person.PASSWORD);
    Answer again = ann.put("/api/users/me", last);
    assertThat(again.status()).isEqualTo(200);
    assertThat(card(ann, ann, again.consistency()).text("displayName")).isEqualTo("Ann again");
  }

  @Test
  void nobody_touches_what_is_anothers() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi mallory = RawApi.arrives(server, "mallory");
    RawApi bob = RawApi.arrives(server, "bob");
    addContact(ann, bob, null);

    assertForbidden(mallory.put("/api/users/" + ann.id(), profile("Fool")));
    assertForbidden(mallory.get("/api/users/" + ann.id() + "/contacts"));
    assertForbidden(mallory.delete("/api/users/" + ann.id() + "/contacts/" + bob.id()));
    // what has no id in its path is the caller's own
    assertThat(mallory.get("/api/users/me/contacts").body().path("contacts")).isEmpty();
    assertThat(mallory.get("/api/users/me/blocked").body().path("blocked")).isEmpty();
    assertThat(ann.get("/api/users/me/contacts").body().path("contacts")).hasSize(1);
    assertThat(card(mallory, ann, null).text("displayName")).isEqualTo(ann.person().username());
  }

  @Test
  void contacts_are_listed_page_by_page_with_their_names() {
    RawApi ann = RawApi.arrives(server, "ann");
    List<String> friends = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RawApi friend = RawApi.arrives(server, "friend");
      friends.add(friend.person().username());
      assertThat(addContact(ann, friend, "Friend " + i).status()).isEqualTo(201);
      assertThat(addContact(ann, friend, "Friend " + i).status()).isEqualTo(200);
    }

    Answer first = ann.get("/api/users/me/contacts?limit=2");
    Answer second = ann.get("/api/users/me/contacts?limit=2&cursor=" + first.text("next"));

    List<String> names = first.body().findValuesAsText("username");
    assertThat(names).hasSize(2);
    names.addAll(second.body().findValuesAsText("username"));
    assertThat(names).containsExactlyInAnyOrderElementsOf(friends);
    assertThat(second.body().has("next")).isFalse();
    String gone = first.body().at("/contacts/0/userId").asText();
    assertThat(ann.delete("/api/users/me/contacts/" + gone).status()).isEqualTo(204);
    assertThat(ann.get("/api/users/me/contacts").body().path("contacts")).hasSize(2);
    assertThat(
            ann.post("/api/users/contacts", "{\"userId\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("code"))
        .isEqualTo("user_not_found");
  }

  @Test
  void somebody_who_is_blocked_is_shown_names_only_and_not_told() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi eve = RawApi.arrives(server, "eve");
    RawApi bob = RawApi.arrives(server, "bob");
    ann.put("/api/users/me", profile("Ann"));
    String contact = addContact(ann, eve, null).consistency();
    assertThat(card(eve, ann, contact).text("phone")).isEqualTo(PHONE);

    Answer blocked = ann.post("/api/users/" + eve.id() + "/block", null);

    assertThat(blocked.status()).isEqualTo(204);
    JsonNode shown = card(eve, ann, blocked.consistency()).body();
    assertThat(shown.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("userId", "username", "displayName");
    assertThat(ann.get("/api/users/me/blocked").body().findValuesAsText("username"))
        .containsExactly(eve.person().username());
    String hidden =
        ann.put("/api/users/me/privacy", privacy("nobody", "nobody", "nobody")).consistency();
    assertThat(card(bob, ann, hidden).body()).isEqualTo(shown);

    ann.put("/api/users/me/privacy", privacy("everybody", "everybody", "contacts"));
    String unblocked = ann.delete("/api/users/" + eve.id() + "/block").consistency();
    assertThat(card(eve, ann, unblocked).text("phone")).isEqualTo(PHONE);
    assertThat(ann.get("/api/users/me/blocked").body().path("blocked")).isEmpty();
  }

  @Test
  void privacy_says_who_sees_what() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi friend = RawApi.arrives(server, "friend");
    RawApi stranger = RawApi.arrives(server, "stranger");
    ann.put("/api/users/me", profile("Ann"));
    addContact(ann, friend, null);

    Answer changed = ann.put("/api/users/me/privacy", privacy("nobody", "contacts", "everybody"));

    assertThat(ann.get("/api/users/me/privacy").body()).isEqualTo(changed.body());
    Answer toStranger = card(stranger, ann, changed.consistency());
    assertThat(toStranger.body().has("bio")).isFalse();
    assertThat(toStranger.text("phone")).isEqualTo(PHONE);
    assertThat(card(friend, ann, changed.consistency()).text("bio")).isEqualTo("Two\nlines");
  }

  @Test
  void settings_are_kept() {
    RawApi ann = RawApi.arrives(server, "ann");
    String night =
        """
        {"notifications":{"enabled":true,"mentionsOnly":true,"preview":false,
          "doNotDisturb":{"from":"22:00","to":"07:00","timeZone":"Europe/London"}},
         "display":{"language":"en-GB","theme":"dark"}}""";
    assertThat(ann.get("/api/users/me/settings").body().at("/display/theme").asText())
        .isEqualTo("system");

    Answer changed = ann.put("/api/users/me/settings", night);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(ann.get("/api/users/me/settings").body()).isEqualTo(changed.body());
    assertThat(changed.body().at("/notifications/doNotDisturb/from").asText()).isEqualTo("22:00");
  }

  private static void assertForbidden(Answer answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("code")).isEqualTo("forbidden");
  }

  private static Answer card(RawApi viewer, RawApi of, @Nullable String consistency) {
    return viewer.get("/api/users/" + of.id(), consistency);
  }

  private static Answer addContact(RawApi who, RawApi contact, @Nullable String alias) {
    return who.post(
        "/api/users/contacts",
        alias == null
            ? "{\"userId\":\"%s\"}".formatted(contact.id())
            : "{\"userId\":\"%s\",\"alias\":\"%s\"}".formatted(contact.id(), alias));
  }

  private static String profile(String displayName) {
    return """
    {"displayName":"%s","bio":"Two\\nlines","statusText":"at tea","phone":"%s"}"""
        .formatted(displayName, PHONE);
  }

  private static String privacy(String lastSeen, String details, String phone) {
    return """
    {"lastSeen":"%s","details":"%s","phone":"%s","readReceipts":true,"findable":true}"""
        .formatted(lastSeen, details, phone);
  }
}
