package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.contract.Contract;
import io.javalin.config.JavalinConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ContractTest {
  /** Pages for people are no part of the contract. */
  private static final Set<String> PAGES =
      Set.of(
          "GET /",
          "GET /home.css",
          "GET /home.js",
          "GET /openapi.yaml",
          "GET /docs",
          "GET /docs/docs.js",
          "GET /docs/swagger-ui.css",
          "GET /docs/swagger-ui-bundle.js",
          "GET /docs/favicon.png");

  private final Contract contract = new Contract();

  @Test
  void every_route_is_in_the_contract_and_every_operation_has_a_route() {
    AtomicReference<JavalinConfig> config = new AtomicReference<>();
    try (TestServer _ = TestServer.startWith(config::set)) {
      Set<String> routes =
          config.get().routes.getCfg$javalin().internalRouter.allHttpHandlers().stream()
              .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
              .collect(Collectors.toCollection(TreeSet::new));
      routes.removeAll(PAGES);

      Set<String> expected = contract.operations();
      expected.removeIf(contract::isOfGateways);
      assertThat(routes).isEqualTo(expected);
    }
  }

  @Test
  void every_example_is_what_its_schema_says() {
    List<String> wrong = new ArrayList<>();
    for (String operation : contract.operations()) {
      JsonNode node = contract.operation(operation);
      checkExamples(operation + " request", node.path("requestBody"), wrong);
      for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
        checkExamples(
            operation + " " + response.getKey(), contract.resolved(response.getValue()), wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_request_body_has_an_example() {
    assertThat(contract.operations())
        .filteredOn(operation -> contract.operation(operation).has("requestBody"))
        .allSatisfy(
            operation -> {
              JsonNode json =
                  contract.operation(operation).at("/requestBody/content/application~1json");
              assertThat(json.has("example") || json.has("examples")).isTrue();
            });
  }

  @Test
  void every_operation_with_a_token_may_answer_401() {
    assertThat(contract.operations())
        .filteredOn(operation -> !contract.operation(operation).has("security"))
        .allMatch(operation -> contract.operation(operation).path("responses").has("401"));
  }

  @Test
  void every_operation_of_the_api_says_that_it_may_be_too_much_and_may_fail_for_a_while() {
    assertThat(contract.operations())
        .filteredOn(operation -> operation.contains(" /api/"))
        .allMatch(operation -> contract.operation(operation).path("responses").has("429"))
        .allMatch(operation -> contract.operation(operation).path("responses").has("503"));
  }

  private void checkExamples(String where, JsonNode message, List<String> wrong) {
    for (JsonNode content : message.path("content")) {
      List<JsonNode> examples = new ArrayList<>();
      if (content.has("example")) {
        examples.add(content.path("example"));
      }
      content.path("examples").forEach(example -> examples.add(example.path("value")));
      for (JsonNode example : examples) {
        contract
            .errors(content.path("schema"), example)
            .forEach(error -> wrong.add(where + ": " + error));
      }
    }
  }
}
