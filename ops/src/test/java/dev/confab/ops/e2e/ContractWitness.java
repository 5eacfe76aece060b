package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.contract.Contract;
import dev.confab.ingest.contract.RequestCheck;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Exchange;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds what clients send and get against {@code openapi.yaml}. */
final class ContractWitness implements Exchange.Witness {
  private static final ContractWitness INSTANCE = new ContractWitness();

  private final Contract contract = new Contract();
  private final RequestCheck requests = new RequestCheck(contract);

  private ContractWitness() {}

  /** A client of a server; whatever of it is not in the contract fails the test. */
  static ConfabHttp client(String server) {
    return ConfabHttp.at(server).seenBy(INSTANCE);
  }

  /** Fails the test if an exchange is not in the contract. */
  static void check(Exchange exchange) {
    INSTANCE.saw(exchange);
  }

  @Override
  public void saw(Exchange exchange) {
    if (exchange.status() / 100 == 2) {
      String sent = new String(exchange.request(), StandardCharsets.UTF_8);
      requests.check(exchange.method(), exchange.path(), sent.isEmpty() ? null : sent);
    }
    contract.check(
        exchange.method(),
        exchange.path(),
        exchange.status(),
        exchange.type(),
        json(exchange.answer()));
  }

  private static @Nullable JsonNode json(byte[] answer) {
    try {
      return answer.length == 0 ? null : Json.MAPPER.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer is no JSON", e);
    }
  }
}
