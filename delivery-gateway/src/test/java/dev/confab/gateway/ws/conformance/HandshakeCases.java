package dev.confab.gateway.ws.conformance;

import java.util.List;
import java.util.stream.Stream;

/** The way in (RFC 6455, 4.2, and the first lines of PROTOCOL.md). */
final class HandshakeCases {
  private static final String KEY = "Sec-WebSocket-Key";
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  private HandshakeCases() {}

  static Stream<Handshaking> all() {
    return Stream.of(good(), keys(), versions(), upgrades(), protocols(), origins(), requests())
        .flatMap(cases -> cases);
  }

  private static Stream<Handshaking> good() {
    return Stream.of(
        Handshaking.named("the example of the RFC")
            .gets(
                101,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                "Sec-WebSocket-Protocol: confab.v1.json"),
        Handshaking.named("headers in small letters")
            .without(KEY)
            .and("sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==")
            .gets(101, "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        Handshaking.named("a query").asking("GET /ws/chat?a=b HTTP/1.1").gets(101),
        Handshaking.named("an absolute target")
            .asking("GET http://localhost/ws/chat HTTP/1.1")
            .gets(101),
        Handshaking.named("a token").and("Authorization: Bearer abc").gets(101),
        Handshaking.named("another scheme than a bearer's")
            .and("Authorization: Basic YTpi")
            .gets(101),
        Handshaking.named("cookies are nobody's business").and("Cookie: a=b").gets(101));
  }

  private static Stream<Handshaking> keys() {
    return Stream.of(
        Handshaking.named("another key")
            .with(KEY, "AQIDBAUGBwgJCgsMDQ4PEA==")
            .gets(101, "Sec-WebSocket-Accept: C/0nmHhBztSRGR1CwL6Tf4ZjwpY="),
        Handshaking.named("no key").without(KEY).gets(400),
        Handshaking.named("an empty key").with(KEY, "").gets(400),
        Handshaking.named("a key of 15 bytes").with(KEY, "AQIDBAUGBwgJCgsMDQ4P").gets(400),
        Handshaking.named("a key of 17 bytes").with(KEY, "AQIDBAUGBwgJCgsMDQ4PEBE=").gets(400),
        Handshaking.named("a key that is no base64")
            .with(KEY, "!!!!!!!!!!!!!!!!!!!!!!==")
            .gets(400),
        Handshaking.named("two keys").and(KEY + ": AQIDBAUGBwgJCgsMDQ4PEA==").gets(400));
  }

  private static Stream<Handshaking> versions() {
    Stream<Handshaking> others =
        Stream.of("0", "7", "8", "12", "14", "255", "-13", "x", "")
            .map(
                version ->
                    Handshaking.named("version '" + version + "'")
                        .with(VERSION, version)
                        .gets(426, "Sec-WebSocket-Version: 13"));
    return Stream.concat(
        others,
        Stream.of(
            Handshaking.named("no version")
                .without(VERSION)
                .gets(426, "Sec-WebSocket-Version: 13")));
  }

  private static Stream<Handshaking> upgrades() {
    return Stream.of(
        Handshaking.named("a connection that is also kept alive")
            .with("Connection", "keep-alive, Upgrade")
            .gets(101),
        Handshaking.named("upgrade in small letters").with("Connection", "upgrade").gets(101),
        Handshaking.named("WebSocket in other letters").with("Upgrade", "WebSocket").gets(101),
        Handshaking.named("no upgrade").without("Upgrade").gets(426, "Upgrade: websocket"),
        Handshaking.named("an upgrade to something else").with("Upgrade", "h2c").gets(426),
        Handshaking.named("a connection that is not upgraded")
            .with("Connection", "keep-alive")
            .gets(400),
        Handshaking.named("no connection header").without("Connection").gets(400));
  }

  private static Stream<Handshaking> protocols() {
    String accepted = "Sec-WebSocket-Protocol: confab.v1.json";
    return Stream.of(
        Handshaking.named("no subprotocol").without(PROTOCOL).gets(400),
        Handshaking.named("another version of the subprotocol")
            .with(PROTOCOL, "confab.v2.json")
            .gets(400),
        Handshaking.named("the subprotocol in other letters")
            .with(PROTOCOL, "Confab.V1.json")
            .gets(400),
        Handshaking.named("the subprotocol among others")
            .with(PROTOCOL, "a, confab.v1.json, b")
            .gets(101, accepted),
        Handshaking.named("the subprotocol in a second header")
            .with(PROTOCOL, "a")
            .and(PROTOCOL + ": confab.v1.json")
            .gets(101, accepted),
        Handshaking.named("compression is offered")
            .and("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
            .gets(101, accepted),
        Handshaking.named("an extension that nobody knows")
            .and("Sec-WebSocket-Extensions: foo, bar; baz=2")
            .gets(101, accepted),
        Handshaking.named("an extension that cannot be read")
            .and("Sec-WebSocket-Extensions: ;;=,,")
            .gets(101, accepted));
  }

  private static Stream<Handshaking> origins() {
    return Stream.concat(
        Stream.of("http://localhost", "https://friend.example")
            .map(origin -> Handshaking.named("from " + origin).and("Origin: " + origin).gets(101)),
        Stream.of(
                "null",
                "",
                "http://friend.example",
                "https://friend.example.evil",
                "http://localhost:99")
            .map(
                origin ->
                    Handshaking.named("from '" + origin + "'").and("Origin: " + origin).gets(403)));
  }

  private static Stream<Handshaking> requests() {
    Stream<Handshaking> methods =
        List.of("POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH").stream()
            .map(
                method ->
                    Handshaking.named(method + " instead of GET")
                        .asking(method + " /ws/chat HTTP/1.1")
                        .gets(404));
    return Stream.concat(
        methods,
        Stream.of(
            Handshaking.named("HTTP 1.0").asking("GET /ws/chat HTTP/1.0").gets(404),
            Handshaking.named("HTTP 2 by name").asking("GET /ws/chat HTTP/2.0").gets(426),
            Handshaking.named("another path").asking("GET /ws/other HTTP/1.1").gets(404),
            Handshaking.named("a path below").asking("GET /ws/chat/1 HTTP/1.1").gets(404),
            Handshaking.named("a path with a dot").asking("GET /ws/./chat HTTP/1.1").gets(101),
            Handshaking.named("a path in other letters").asking("GET /WS/CHAT HTTP/1.1").gets(404),
            Handshaking.named("no host").without("Host").gets(400),
            Handshaking.named("two hosts").and("Host: elsewhere").gets(400),
            Handshaking.named("a header of 20,000 characters")
                .and("X-Long: " + "x".repeat(20_000))
                .gets(431),
            Handshaking.named("a line that is no header").and("no header").gets(400),
            Handshaking.named("a space before the colon").and("X-Odd : 1").gets(400),
            Handshaking.named("a body is announced").and("Content-Length: 5").gets(400),
            Handshaking.named("a body in chunks").and("Transfer-Encoding: chunked").gets(400),
            Handshaking.named("no body is announced").and("Content-Length: 0").gets(101)));
  }
}
