package dev.confab.ops.bench.many;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;

/** A gateway, and what it says of the log that it follows. */
record TailedGateway(URI url, GatewayProcess process) {
  private static final String DROPPED = "confab_gateway_tail_dropped_total";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What it has done up to a moment. */
  record Reading(long ns, double cpuSeconds, long dropped) {}

  /** What it has done so far. Asking costs it some CPU of its own, once for each reading. */
  Reading read() throws IOException {
    long dropped = dropped();
    return new Reading(System.nanoTime(), process.cpuSeconds(), dropped);
  }

  /** Events that no session there wanted, since it began. */
  long dropped() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve("/metrics")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(url + "/metrics answers " + answer.statusCode());
      }
      return value(answer.body(), DROPPED)
          .orElseThrow(() -> new IOException(url + " has no " + DROPPED));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The value of a counter in Prometheus' text format, over all its labels. */
  static OptionalLong value(String metrics, String counter) {
    double sum = 0;
    boolean found = false;
    for (String line : metrics.split("\n", -1)) {
      String[] words = line.strip().split(" +", 2);
      boolean itself = words[0].equals(counter) || words[0].startsWith(counter + "{");
      if (itself && words.length == 2) {
        sum += Double.parseDouble(words[1].split(" ", -1)[0]);
        found = true;
      }
    }
    return found ? OptionalLong.of(Math.round(sum)) : OptionalLong.empty();
  }
}
