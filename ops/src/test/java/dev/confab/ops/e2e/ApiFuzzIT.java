package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.contract.Contract;
import dev.confab.ops.client.Chat;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests drawn from the specification and spoiled, against the whole backbone: whatever is sent,
 * the answer is one that the specification has, and nobody sees what is another's.
 */
@ExtendWith(BackboneExtension.class)
final class ApiFuzzIT {
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20_261_121L);
  private static final int REQUESTS = Integer.getInteger("confab.fuzz.requests", 1_500);
  private static final String SECRET = "wombatsecret";

  private final Contract contract = new Contract();
  private final int port;
  private final String server;

  ApiFuzzIT(Backbone backbone) {
    this.port = backbone.port();
    this.server = "http://127.0.0.1:" + port;
  }

  @Test
  void every_answer_is_in_the_specification_and_nobody_sees_what_is_anothers() throws Exception {
    Person ann = Person.arrives(server, "ann");
    Person mallory = Person.arrives(server, "mallory");
    Person bob = Person.arrives(server, "bob");
    Chat anns = ann.http().createChat(NewChat.group("Fuzz", List.of()), null);
    Chat open = ann.http().createChat(NewChat.openGroup("Fuzz for all"), null);
    UUID bobs = bob.http().createChat(NewChat.group("Private", List.of()), null).id();
    bob.http().postMessage(bobs, "m-1", SECRET, null);
    List<@Nullable String> tokens =
        Arrays.asList(ann.token(), ann.token(), mallory.token(), null, "nonsense");
    String annsAddress = ann.username() + "@example.org";
    String mallorysAddress = mallory.username() + "@example.org";
    OddRequests requests =
        new OddRequests(
            contract,
            List.of(anns.id(), open.id(), bobs, ann.id(), mallory.id(), bob.id()),
            tokens,
            SEED);
    Map<Integer, Integer> counts = new TreeMap<>();
    // Failed log-ins count by address: those of this test must not shut the other tests out.
    InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    String last = "nothing";
    RawConnection connection = new RawConnection(port, from);
    try {
      for (int i = 0; i < REQUESTS; i++) {
        OddRequests.Request request = requests.next();
        String what =
            "seed " + SEED + ", request " + i + ": " + request.text() + "\n\nafter " + last;
        RawConnection.Answer answer = answer(what, connection, request);
        counts.merge(answer.status(), 1, Integer::sum);
        assertFits(what, request, answer);
        last = request.text() + "\n\n" + answer.status() + " " + answer.headers();
        if (answer.status() == 204 && request.path().startsWith("/api/auth/")) {
          // it may have logged somebody out
          tokens.set(0, ann.http().login(annsAddress, Person.PASSWORD).accessToken());
          tokens.set(1, tokens.get(0));
          tokens.set(2, ann.http().login(mallorysAddress, Person.PASSWORD).accessToken());
        }
        if (answer.status() < 300) {
          assertThat(request.path()).as("of another").doesNotStartWith("/api/chats/" + bobs);
        }
        if (answer.closes()) {
          connection.close();
          connection = new RawConnection(port, from);
        }
      }
    } finally {
      connection.close();
    }
    // It would prove nothing if all had been refused for the same reason.
    assertThat(counts).as("seed " + SEED).containsKeys(200, 201, 400, 401, 403, 404, 409);
    assertThat(bob.http().historyBefore(bobs, null, 100).messages()).hasSize(1);
    FirstVisit.to(server);
  }

  /** The connection survived the requests before, and what it answers is whole. */
  private static RawConnection.Answer answer(
      String what, RawConnection connection, OddRequests.Request request) {
    try {
      return connection.send(request.bytes());
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
  }

  private void assertFits(String what, OddRequests.Request request, RawConnection.Answer answer)
      throws IOException {
    assertThat(answer.status())
        .as(what)
        .satisfiesAnyOf(
            status -> assertThat(status).isLessThan(500),
            status -> assertThat(status).isEqualTo(503));
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(body).as(what).doesNotContain(SECRET);
    JsonNode json = body.isEmpty() ? null : Json.MAPPER.readTree(body);
    try {
      contract.check(
          request.operation(), answer.status(), answer.headers().get("content-type"), json);
    } catch (AssertionError e) {
      throw new AssertionError(what, e);
    }
    if (answer.status() == 429 || answer.status() == 503) {
      assertThat(answer.headers()).as(what).containsKey("retry-after");
    }
  }
}
