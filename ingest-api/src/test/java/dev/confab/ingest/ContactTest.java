package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom people have as contacts, and whom they have blocked. */
final class ContactTest {
  private static TestServer server;
  private static int people;
  private Person ada;
  private Person bob;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void arrive() {
    ada = server.person("ada" + people);
    bob = server.person("bob" + people++);
  }

  @Test
  void a_contact_is_listed_with_their_names_and_ones_own() {
    Answer added = add(ada, bob.id(), "Bobby");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("displayName")).startsWith("bob");
    JsonNode contact = list(ada, "").body().at("/contacts/0");
    assertThat(contact.path("userId").asText()).isEqualTo(bob.id().toString());
    assertThat(contact.path("alias").asText()).isEqualTo("Bobby");
    assertThat(contact.path("username").asText()).startsWith("bob");
    assertThat(contact.has("addedAt")).isTrue();
  }

  @Test
  void the_same_contact_again_is_200_and_another_alias_is_kept() {
    add(ada, bob.id(), null);

    assertThat(add(ada, bob.id(), null).status()).isEqualTo(200);
    assertThat(add(ada, bob.id(), "Bobby").status()).isEqualTo(201);
    assertThat(list(ada, "").body().path("contacts")).hasSize(1);
    assertThat(list(ada, "").body().at("/contacts/0/alias").asText()).isEqualTo("Bobby");
  }

  @Test
  void contacts_are_paged() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Person friend = server.person("friend" + people++);
      add(ada, friend.id(), null);
      added.add(friend.id().toString());
    }

    Answer first = list(ada, "?limit=2");
    Answer second = list(ada, "?limit=2&cursor=" + first.text("next"));

    List<String> found = first.body().findValuesAsText("userId");
    assertThat(found).hasSize(2);
    found.addAll(second.body().findValuesAsText("userId"));
    assertThat(found).containsExactlyInAnyOrderElementsOf(added);
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void a_contact_goes_and_may_go_twice() {
    add(ada, bob.id(), null);

    assertThat(remove(ada, "me", bob.id()).status()).isEqualTo(204);
    assertThat(remove(ada, ada.id().toString(), bob.id()).status()).isEqualTo(204);
    assertThat(list(ada, "").body().path("contacts")).isEmpty();
  }

  @Test
  void contacts_are_nobody_elses_business() {
    add(ada, bob.id(), null);

    Answer looked = server.get(bob.token(), "/api/users/" + ada.id() + "/contacts");
    Answer removed = remove(bob, ada.id().toString(), bob.id());

    assertThat(looked.status()).isEqualTo(403);
    assertThat(looked.code()).isEqualTo("forbidden");
    assertThat(removed.status()).isEqualTo(403);
    assertThat(list(ada, "").body().path("contacts")).hasSize(1);
  }

  @Test
  void a_contact_is_somebody_else_who_is_there() {
    Answer nobody = add(ada, UUID.randomUUID(), null);
    Answer oneself = add(ada, ada.id(), null);

    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.code()).isEqualTo("user_not_found");
    assertThat(oneself.status()).isEqualTo(400);
    assertThat(oneself.text("field")).isEqualTo("userId");
  }

  @Test
  void an_alias_follows_the_rules_of_names() {
    assertThat(add(ada, bob.id(), " ").text("field")).isEqualTo("alias");
    assertThat(add(ada, bob.id(), "a".repeat(65)).text("field")).isEqualTo("alias");
    assertThat(add(ada, bob.id(), "a\\u202eb").text("field")).isEqualTo("alias");
  }

  @Test
  void who_is_blocked_is_listed_until_the_block_is_taken_back() {
    assertThat(block("POST", ada, bob.id()).status()).isEqualTo(204);
    assertThat(block("POST", ada, bob.id()).status()).isEqualTo(204);

    JsonNode blocked = server.get(ada.token(), "/api/users/me/blocked").body().path("blocked");
    assertThat(blocked).hasSize(1);
    assertThat(blocked.at("/0/username").asText()).startsWith("bob");
    assertThat(block("DELETE", ada, bob.id()).status()).isEqualTo(204);
    assertThat(block("DELETE", ada, bob.id()).status()).isEqualTo(204);
    assertThat(server.get(ada.token(), "/api/users/me/blocked").body().path("blocked")).isEmpty();
  }

  @Test
  void blocks_are_paged_and_of_the_caller_only() {
    block("POST", ada, bob.id());
    block("POST", ada, server.person("eve" + people++).id());

    Answer first = server.get(ada.token(), "/api/users/me/blocked?limit=1");
    Answer second =
        server.get(ada.token(), "/api/users/me/blocked?limit=1&cursor=" + first.text("next"));

    assertThat(first.body().path("blocked")).hasSize(1);
    assertThat(second.body().path("blocked")).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
    assertThat(server.get(bob.token(), "/api/users/me/blocked").body().path("blocked")).isEmpty();
  }

  @Test
  void one_blocks_somebody_else_who_is_there() {
    assertThat(block("POST", ada, UUID.randomUUID()).code()).isEqualTo("user_not_found");
    assertThat(block("POST", ada, ada.id()).text("field")).isEqualTo("id");
    assertThat(block("DELETE", ada, UUID.randomUUID()).status()).isEqualTo(204);
  }

  private static Answer add(Person who, UUID contact, @Nullable String alias) {
    String more = alias == null ? "" : ",\"alias\":\"" + alias + "\"";
    return server.post(
        who.token(), "/api/users/contacts", "{\"userId\":\"%s\"%s}".formatted(contact, more));
  }

  private static Answer list(Person who, String query) {
    return server.get(who.token(), "/api/users/me/contacts" + query);
  }

  private static Answer remove(Person who, String owner, UUID contact) {
    return server.call("DELETE", who.token(), "/api/users/" + owner + "/contacts/" + contact, null);
  }

  private static Answer block(String method, Person who, UUID other) {
    return server.call(method, who.token(), "/api/users/" + other + "/block", null);
  }
}
