package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class InviteLinkTest {
  private static TestServer server;
  private static Person ada;
  private static Person grace;
  private static Person mary;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    grace = server.person("grace");
    mary = server.person("mary");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoever_has_the_code_joins_as_often_as_the_link_lets() {
    String id = server.chat(ada, false);
    String chat = "/api/chats/" + id;
    Answer link = server.post(ada.token(), chat + "/links", "{\"maxUses\":1}").isOk(201);

    Answer joined = join(grace, link.text("code"));

    assertThat(joined.isOk(200).text("chatId")).isEqualTo(id);
    join(mary, link.text("code")).isRefused(409, "link_used_up");
    assertThat(server.get(grace.token(), chat).text("role")).isEqualTo("member");
    Answer links = server.get(ada.token(), chat + "/links");
    assertThat(links.body().at("/links/0/uses").asLong()).isEqualTo(1);
    assertThat(links.body().at("/links/0/code").asText()).isEqualTo(link.text("code"));
  }

  @Test
  void a_revoked_or_expired_link_lets_nobody_in() {
    String chat = "/api/chats/" + server.chat(ada, false);
    Answer revoked = server.post(ada.token(), chat + "/links", "{}").isOk(201);
    Answer expired = server.post(ada.token(), chat + "/links", "{\"ttlSeconds\":60}").isOk(201);

    server.delete(ada.token(), chat + "/links/" + revoked.body().path("link").asLong()).isOk(200);
    server.advance(Duration.ofSeconds(61));

    join(grace, revoked.text("code")).isRefused(409, "link_revoked");
    join(grace, expired.text("code")).isRefused(409, "link_expired");
    assertThat(server.get(ada.token(), chat + "/links").body().path("links")).hasSize(1);
  }

  @Test
  void the_same_link_is_made_once() {
    String path = "/api/chats/" + server.chat(ada, false) + "/links";
    String body = "{\"maxUses\":5,\"ttlSeconds\":3600}";

    Answer first = server.post(ada.token(), path, body, "Idempotency-Key", "l-1");
    Answer second = server.post(ada.token(), path, body, "Idempotency-Key", "l-1");

    assertThat(second.isOk(200).body()).isEqualTo(first.isOk(201).body());
  }

  @Test
  void a_code_that_nobody_made_is_no_link() {
    String id = server.chat(ada, false);
    Answer link = server.post(ada.token(), "/api/chats/" + id + "/links", "{}").isOk(201);
    String code = link.text("code");
    char last = code.charAt(40) == 'A' ? 'B' : 'A';

    join(grace, code.substring(0, 40) + last + code.substring(41)).isRefused(404, "link_not_found");
    join(grace, "nonsense").isRefused(404, "link_not_found");
    join(grace, "ä".repeat(10)).isRefused(404, "link_not_found");
    join(grace, "x".repeat(129)).isWrongIn("code");
  }

  @Test
  void links_are_for_those_who_may_add_members() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);

    server.get(grace.token(), chat + "/links").isRefused(403, "forbidden");
    server.post(grace.token(), chat + "/links", "{}").isRefused(403, "forbidden");
    server.get(mary.token(), chat + "/links").isRefused(403, "not_a_member");
  }

  @Test
  void wrong_fields_are_named() {
    String chat = "/api/chats/" + server.chat(ada, false);

    server.post(ada.token(), chat + "/links", "{\"maxUses\":0}").isWrongIn("maxUses");
    server.post(ada.token(), chat + "/links", "{\"maxUses\":100001}").isWrongIn("maxUses");
    server.post(ada.token(), chat + "/links", "{\"ttlSeconds\":1.5}").isWrongIn("ttlSeconds");
    server.post(ada.token(), chat + "/links", "{\"ttlSeconds\":31536001}").isWrongIn("ttlSeconds");
    server.delete(ada.token(), chat + "/links/0").isWrongIn("link");
    server.delete(ada.token(), chat + "/links/7").isRefused(404, "link_not_found");
  }

  private static Answer join(Person who, String code) {
    return server.post(who.token(), "/api/chats/join", "{\"code\":\"%s\"}".formatted(code));
  }
}
