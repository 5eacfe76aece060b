package dev.confab.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HttpFrontTest {
  private static final int MAX_REQUEST_BYTES = 256 * 1024;

  private static Http http;

  record Body(String name, @Nullable String nothing, Instant at) {}

  @BeforeAll
  static void listen() {
    http =
        new Http(
            config -> {
              config.routes.post("/echo", ctx -> ctx.result(ctx.body()));
              config.routes.get(
                  "/virtual", ctx -> ctx.result("" + Thread.currentThread().isVirtual()));
              config.routes.get(
                  "/json", ctx -> ctx.json(new Body("x", null, Instant.EPOCH.plusMillis(1))));
              config.routes.get(
                  "/conflict",
                  _ -> {
                    throw ProblemException.of(409, "username_taken", "Somebody has this name.");
                  });
              config.routes.get(
                  "/field",
                  _ -> {
                    throw ProblemException.field("email", "This is no e-mail address.");
                  });
              config.routes.get(
                  "/later",
                  _ -> {
                    throw ProblemException.later("view_unavailable", "Try again.", 7);
                  });
              config.routes.get(
                  "/javalin",
                  _ -> {
                    throw new BadRequestResponse("no good");
                  });
              config.routes.get(
                  "/bug",
                  _ -> {
                    throw new IllegalStateException("the password is swordfish");
                  });
            });
  }

  @AfterAll
  static void close() {
    http.close();
  }

  @Test
  void what_may_block_runs_on_a_virtual_thread() throws Exception {
    assertThat(http.get("/virtual").body()).isEqualTo("true");
  }

  /** On a virtual one each wait would cost another thread a wait too. */
  @Test
  void what_selects_has_a_platform_thread() {
    assertThat(Thread.getAllStackTraces().entrySet())
        .anySatisfy(
            thread -> {
              assertThat(thread.getKey().isVirtual()).isFalse();
              assertThat(thread.getKey().getName()).startsWith("http-");
              assertThat(thread.getValue())
                  .anySatisfy(
                      frame -> assertThat(frame.getClassName()).endsWith(".ManagedSelector"));
            });
  }

  @Test
  void json_has_iso_times_and_no_nulls() throws Exception {
    assertThat(http.get("/json").body())
        .isEqualTo("{\"name\":\"x\",\"at\":\"1970-01-01T00:00:00.001Z\"}");
  }

  @Test
  void a_problem_says_all_it_knows() throws Exception {
    HttpResponse<String> response = http.get("/conflict");

    assertThat(response.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                + "\"code\":\"username_taken\",\"detail\":\"Somebody has this name.\"}");
    assertProblem(response, 409, "username_taken");
    assertThat(response.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void a_wrong_field_is_named() throws Exception {
    HttpResponse<String> response = http.get("/field");

    assertProblem(response, 400, "invalid_request");
    assertThat(Http.json(response).path("field").asText()).isEqualTo("email");
  }

  @Test
  void later_says_when() throws Exception {
    HttpResponse<String> response = http.get("/later");

    assertProblem(response, 503, "view_unavailable");
    assertThat(response.headers().firstValue("Retry-After")).contains("7");
  }

  @Test
  void a_path_that_is_not_there_is_a_problem() throws Exception {
    assertProblem(http.get("/nowhere"), 404, "not_found");
  }

  @Test
  void a_method_that_is_not_there_is_a_problem() throws Exception {
    HttpResponse<String> response = http.send("DELETE", "/json", "");

    assertProblem(response, 405, "method_not_allowed");
    assertThat(response.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void a_body_up_to_the_bound_is_taken() throws Exception {
    String body = "x".repeat(MAX_REQUEST_BYTES);

    assertThat(http.send("POST", "/echo", body).body()).isEqualTo(body);
  }

  @Test
  void a_body_above_the_bound_is_a_problem() throws Exception {
    HttpResponse<String> response = http.send("POST", "/echo", "x".repeat(MAX_REQUEST_BYTES + 1));

    assertThat(response.statusCode()).isEqualTo(413);
    assertMediaType(response);
  }

  @Test
  void what_javalin_refuses_is_a_problem_too() throws Exception {
    HttpResponse<String> response = http.get("/javalin");

    assertProblem(response, 400, "bad_request");
    assertThat(Http.json(response).path("detail").asText()).isEqualTo("no good");
  }

  @Test
  void a_bug_tells_nobody_what_it_is() throws Exception {
    HttpResponse<String> response = http.get("/bug");

    assertProblem(response, 500, "internal_error");
    assertThat(response.body()).doesNotContain("swordfish", "IllegalState");
  }

  @Test
  void the_server_does_not_name_its_make() throws Exception {
    assertThat(http.get("/json").headers().firstValue("Server")).isEmpty();
  }

  @Test
  void a_port_in_use_is_an_error_at_start() {
    assertThatThrownBy(() -> HttpFront.start(new HttpConfig("127.0.0.1", http.port()), List.of()))
        .isInstanceOf(JavalinBindException.class);
  }

  @Test
  void a_modules_own_handler_comes_first_and_passes_on_what_is_not_its_own() throws Exception {
    try (Http stacked = new Http(module("/a"), module("/b"))) {
      assertThat(stacked.get("/a/own").body()).isEqualTo("/a");
      assertThat(stacked.get("/b/own").body()).isEqualTo("/b");
      assertThat(stacked.get("/a/route").body()).isEqualTo("route of /a");
      assertThat(stacked.get("/b/route").body()).isEqualTo("route of /b");
    }
  }

  private static HttpModule module(String path) {
    return new HttpModule() {
      @Override
      public void configure(io.javalin.config.JavalinConfig config) {
        config.routes.get(path + "/route", ctx -> ctx.result("route of " + path));
      }

      @Override
      public Handler.Singleton handler() {
        return new Handler.Wrapper() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            if (!request.getHttpURI().getPath().equals(path + "/own")) {
              return super.handle(request, response, callback);
            }
            org.eclipse.jetty.io.Content.Sink.write(response, true, path, callback);
            return true;
          }
        };
      }
    };
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertMediaType(response);
    JsonNode problem = Http.json(response);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("detail").asText()).isNotBlank();
  }

  private static void assertMediaType(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith(Problem.MEDIA_TYPE);
  }

  @Test
  void nothing_is_traced_and_a_body_of_two_lengths_is_refused() throws IOException {
    assertThat(RawHttp.send(http.port(), "TRACE /json HTTP/1.1", "Authorization: x").body())
        .doesNotContain("Authorization");
    assertThat(RawHttp.send(http.port(), "TRACE /json HTTP/1.1").status()).isBetween(404, 501);
    assertThat(
            RawHttp.send(
                    http.port(),
                    "POST /echo HTTP/1.1",
                    "Content-Length: 5",
                    "Transfer-Encoding: chunked")
                .status())
        .isEqualTo(400);
    assertThat(
            RawHttp.send(
                    http.port(), "POST /echo HTTP/1.1", "Content-Length: 5", "Content-Length: 6")
                .status())
        .isEqualTo(400);
  }
}
