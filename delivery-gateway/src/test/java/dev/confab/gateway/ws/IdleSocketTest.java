package dev.confab.gateway.ws;

import static dev.confab.gateway.ws.RawClient.FIN;
import static dev.confab.gateway.ws.RawClient.PING;
import static dev.confab.gateway.ws.RawClient.PONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** What is idle is HTTP's business before the handshake, and the sweeper's after it. */
final class IdleSocketTest {
  private static final int IDLE_MS = 200;
  private static final int PATIENCE_MS = 10_000;

  @Test
  void a_socket_outlives_the_time_after_which_an_idle_http_connection_is_closed() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE_MS);
    server.addConnector(connector);
    try (Ground ground = new Ground()) {
      server.setHandler(ground.handler());
      server.start();
      try (RawClient client = RawClient.connect(connector.getLocalPort());
          Socket later = new Socket("127.0.0.1", connector.getLocalPort())) {
        later.setSoTimeout(PATIENCE_MS);
        assertThat(later.getInputStream().read()).as("the end of an idle connection").isNegative();
        client.send(FIN | PING, new byte[] {1});
        assertThat(client.read().opcode()).isEqualTo(PONG);
      }
    } finally {
      server.stop();
    }
  }

  @Test
  void what_comes_with_the_handshake_is_taken() throws Exception {
    try (Ground ground = new Ground();
        Socket hasty = new Socket("127.0.0.1", ground.port())) {
      byte[] head = RawClient.UPGRADE_WITH_PROTOCOL.getBytes(StandardCharsets.US_ASCII);
      byte[] ping = {(byte) (FIN | PING), (byte) 0x80, 0, 0, 0, 0};
      byte[] text = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'};
      hasty
          .getOutputStream()
          .write(
              ByteBuffer.allocate(head.length + ping.length + text.length)
                  .put(head)
                  .put(ping)
                  .put(text)
                  .array());
      assertThat(ground.peer().message()).isEqualTo("hi");
    }
  }
}
