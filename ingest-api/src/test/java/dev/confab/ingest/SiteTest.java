package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ingest.TestServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiteTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/home.css, text/css",
    "/home.js, text/javascript",
    "/docs, text/html",
    "/docs/docs.js, text/javascript",
    "/docs/swagger-ui.css, text/css",
    "/docs/swagger-ui-bundle.js, text/javascript",
    "/docs/favicon.png, image/png",
    "/openapi.yaml, application/yaml"
  })
  void a_page_is_served(String path, String type) {
    Answer answer = server.send(server.request(path));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("script-src 'self' 'unsafe");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(answer.response().body()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/", "/docs"})
  void a_page_loads_nothing_from_elsewhere(String path) {
    String page = server.send(server.request(path)).response().body();

    assertThat(Pattern.compile("(src|href)=\"(?!/|data:)").matcher(page).find()).isFalse();
  }

  @Test
  void pages_run_scripts_of_files_only() {
    String home = server.send(server.request("/")).header("Content-Security-Policy");
    String docs = server.send(server.request("/docs")).header("Content-Security-Policy");

    assertThat(home)
        .contains("script-src 'self'; style-src 'self';")
        .contains("connect-src 'self'");
    assertThat(docs).contains("script-src 'self'; style-src 'self' 'unsafe-inline';");
    for (String page : new String[] {"/", "/docs"}) {
      String html = server.send(server.request(page)).response().body();
      assertThat(Pattern.compile("<script(?! src=)|\\son\\w+=|<style").matcher(html).find())
          .isFalse();
    }
  }

  @Test
  void the_four_lines_of_the_page_lead_to_a_message() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
    String page = server.send(server.request("/")).response().body();
    List<String> lines =
        Pattern.compile("<code>(.*?)</code>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(lines).hasSize(4);

    Process shell =
        new ProcessBuilder(
                "sh", "-c", String.join("\n", lines).replace("http://localhost:8080", server.url()))
            .redirectErrorStream(true)
            .start();
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output).contains("\"username\":\"ada\"").contains("\"text\":\"Hello\"");
  }

  @Test
  void health_and_metrics_are_as_the_contract_says() {
    server.get(null, "/health/live");
    server.get(null, "/health/ready");
    Answer metrics = server.get(null, "/metrics");

    assertThat(metrics.status()).isEqualTo(200);
  }
}
