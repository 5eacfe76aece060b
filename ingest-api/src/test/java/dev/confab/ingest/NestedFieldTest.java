package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.request.JsonBody;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal names a field with the objects that it is in. */
final class NestedFieldTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.startWith(
            config ->
                config.routes.post(
                    "/crews",
                    ctx ->
                        ctx.json(
                            JsonBody.of(ctx)
                                .object("crew")
                                .choices("roles", Map.of("helm", 1, "cook", 2)))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"helm\"", "[\"guest\"]", "[1]", "[\"helm\",\"cook\",\"helm\"]"})
  void a_list_of_choices(String roles) {
    Answer answer = post(roles);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo("crew.roles");
    assertThat(answer.text("detail")).isEqualTo("crew.roles must be a list of cook, helm.");
  }

  private static Answer post(String roles) {
    return server.send(
        server
            .request("/crews")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"crew\":{\"roles\":%s}}".formatted(roles))));
  }
}
