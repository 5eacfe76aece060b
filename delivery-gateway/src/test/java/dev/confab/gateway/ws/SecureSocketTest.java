package dev.confab.gateway.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sockets behind TLS that Jetty speaks, with a certificate made for the test. */
final class SecureSocketTest {
  private static final String PASSWORD = "of no secret";

  @TempDir private Path folder;

  @Test
  void what_is_small_and_what_is_large_goes_through_tls_both_ways_and_so_does_the_end()
      throws Exception {
    KeyStore keys = keys();
    Server server = new Server();
    ServerConnector connector = connector(server, keys);
    try (Ground ground = new Ground();
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
      server.setHandler(ground.handler());
      server.start();
      BlockingQueue<String> received = new LinkedBlockingQueue<>();
      WebSocket socket =
          http.newWebSocketBuilder()
              .subprotocols(Limits.SUBPROTOCOL)
              .buildAsync(
                  URI.create("wss://localhost:" + connector.getLocalPort() + "/ws/chat"),
                  collect(received))
              .get(10, TimeUnit.SECONDS);
      Ground.Peer peer = ground.peer();
      String large = "ü".repeat(30_000);
      socket.sendText("small", true).get(10, TimeUnit.SECONDS);
      socket.sendText(large, true).get(10, TimeUnit.SECONDS);
      assertThat(peer.message()).isEqualTo("small");
      assertThat(peer.message()).isEqualTo(large);
      String larger = "x".repeat(700_000);
      for (String message : new String[] {"one", larger, "two"}) {
        peer.out().send(message.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(larger);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
      socket.sendPing(ByteBuffer.wrap(new byte[] {7})).get(10, TimeUnit.SECONDS);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("pong 7");
      peer.out().close(CloseCode.RESTART);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1012");
      assertThat(peer.awaitClosed()).isTrue();
    } finally {
      server.stop();
    }
  }

  private static ServerConnector connector(Server server, KeyStore keys) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keys);
    tls.setKeyStorePassword(PASSWORD);
    tls.setKeyManagerPassword(PASSWORD);
    ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    return connector;
  }

  /** Java makes certificates with its own tool only. */
  private KeyStore keys() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("localhost"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static WebSocket.Listener collect(BlockingQueue<String> received) {
    return new WebSocket.Listener() {
      private final StringBuilder text = new StringBuilder();

      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          received.add(text.toString());
          text.setLength(0);
        }
        socket.request(1);
        return null;
      }

      @Override
      public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        received.add("pong " + data.get());
        socket.request(1);
        return null;
      }

      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        received.add("closed " + code);
        return null;
      }
    };
  }
}
