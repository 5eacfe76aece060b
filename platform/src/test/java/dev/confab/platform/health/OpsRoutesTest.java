package dev.confab.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.http.Http;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpsRoutesTest {
  private final Health health = new Health();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Http http = new Http(new OpsRoutes(health, metrics));

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void a_process_that_answers_lives_even_if_it_is_not_ready() throws Exception {
    health.add("store", () -> new Health.Status.Down("restoring"));

    assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void ready_says_so_for_every_part() throws Exception {
    health.add("store", () -> Health.UP);

    HttpResponse<String> response = http.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Http.json(response).path("status").asText()).isEqualTo("up");
    assertThat(Http.json(response).path("parts").path("store").asText()).isEqualTo("up");
  }

  @Test
  void not_ready_says_which_part_and_why() throws Exception {
    health.add("store", () -> new Health.Status.Down("restoring"));
    health.add("inbox", () -> Health.UP);

    HttpResponse<String> response = http.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(Http.json(response).path("status").asText()).isEqualTo("down");
    assertThat(Http.json(response).path("parts").path("store").asText())
        .isEqualTo("down: restoring");
    assertThat(Http.json(response).path("parts").path("inbox").asText()).isEqualTo("up");
  }

  @Test
  void what_can_wait_is_shown_and_keeps_nobody_out() throws Exception {
    health.add("mail", () -> new Health.Status.Degraded("no server"));

    HttpResponse<String> response = http.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Http.json(response).path("parts").path("mail").asText())
        .isEqualTo("degraded: no server");
  }

  @Test
  void metrics_are_in_prometheus_text() throws Exception {
    metrics.counter("confab.messages").increment(3);

    HttpResponse<String> response = http.get("/metrics");

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body()).contains("confab_messages_total 3.0");
  }
}
