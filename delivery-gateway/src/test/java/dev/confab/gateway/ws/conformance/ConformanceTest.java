package dev.confab.gateway.ws.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455, row by row, in the manner of the Autobahn suite, at a real port. */
final class ConformanceTest {
  private static final int AT_LEAST = 300;

  private static EchoServer server;

  @BeforeAll
  static void open() {
    server = new EchoServer();
  }

  /** No row may leave a session behind. */
  @AfterAll
  static void close() {
    try {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(server.connections()).as("sessions left").isZero());
    } finally {
      server.close();
    }
  }

  static Stream<Exchange> exchanges() {
    return Stream.of(
            FramingCases.all(),
            ReservedCases.all(),
            ControlCases.all(),
            FragmentCases.all(),
            Utf8Cases.all(),
            CloseCases.all(),
            LimitCases.all())
        .flatMap(cases -> cases);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void frames_are_answered_as_the_rfc_says(Exchange exchange) throws Exception {
    List<String> heard = new ArrayList<>();
    try (Line line = new Line(server.port())) {
      assertThat(line.ask(Line.UPGRADE)).startsWith("HTTP/1.1 101 ");
      writeAll(line, exchange);
      hear(line, exchange, heard);
      assertThat(heard).as(story(exchange)).isEqualTo(exchange.answers());
      if (exchange.staysOpen()) {
        sayGoodBye(line, exchange);
      }
      assertThat(line.hangUp()).as(story(exchange) + "what came after the close").isZero();
    } catch (IOException e) {
      throw new AssertionError(story(exchange) + "heard: " + heard + ", and then " + e, e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.confab.gateway.ws.conformance.HandshakeCases#all")
  void handshakes_are_answered_as_the_rfc_says(Handshaking handshake) throws Exception {
    int before = server.opened();
    try (Line line = new Line(server.port())) {
      String answer = line.ask(handshake.request());
      assertThat(answer).as(handshake.name()).startsWith("HTTP/1.1 " + handshake.status() + " ");
      assertThat(answer.lines())
          .as(handshake.name())
          .containsAll(handshake.headers())
          .noneMatch(header -> header.toLowerCase().startsWith("sec-websocket-extensions"));
      if (handshake.status() == 101) {
        line.write(ClientBytes.text("hello"));
        assertThat(line.read()).isEqualTo(Heard.text("hello"));
      } else {
        assertThat(server.opened()).as("connections").isEqualTo(before);
      }
    }
  }

  @Test
  void the_table_is_complete_and_no_row_is_there_twice() {
    List<String> names =
        Stream.concat(exchanges().map(Exchange::name), HandshakeCases.all().map(Handshaking::name))
            .toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(AT_LEAST).doesNotHaveDuplicates();
  }

  /** A server that has ended the connection need not read the rest; its close frame is there. */
  private static void writeAll(Line line, Exchange exchange) throws IOException {
    try {
      for (byte[] bytes : exchange.writes()) {
        line.write(bytes);
      }
    } catch (SocketException e) {
      assertThat(exchange.staysOpen()).as(story(exchange) + e).isFalse();
    }
  }

  private static void hear(Line line, Exchange exchange, List<String> heard) throws IOException {
    while (heard.size() < exchange.answers().size()) {
      String frame = line.read();
      heard.add(frame);
      if (Heard.isClose(frame)) {
        return;
      }
    }
  }

  /** Nothing else was under way, and the connection works. */
  private static void sayGoodBye(Line line, Exchange exchange) throws IOException {
    line.write(ClientBytes.ping("over?"));
    assertThat(line.read()).as(story(exchange)).isEqualTo(Heard.pong("over?"));
    line.write(ClientBytes.close(1000, "bye"));
    assertThat(line.read()).as(story(exchange)).isEqualTo(Heard.close(1000));
  }

  private static String story(Exchange exchange) {
    return "%n%s%nwritten: %s%n".formatted(exchange.name(), exchange.script());
  }
}
