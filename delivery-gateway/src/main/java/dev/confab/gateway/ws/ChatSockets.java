package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.Limits;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Origins;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/** WebSockets at {@value #PATH}, on Jetty's core API, in front of the port's other routes. */
public final class ChatSockets implements HttpModule {
  /** Where clients connect. */
  public static final String PATH = "/ws/chat";

  /** Frames from clients are a few hundred bytes; larger ones come in pieces. */
  private static final int INPUT_BUFFER_BYTES = 2048;

  private final Transport transport;
  private final SequencedMap<String, Transport> speaking = new LinkedHashMap<>();
  private final Origins origins;

  /**
   * Sockets in front of an endpoint.
   *
   * @param origins whose pages may connect
   * @param connectionsOfAddress how many connections one address may have
   * @param executor for what must not happen on the caller's thread
   */
  public ChatSockets(
      Endpoint endpoint,
      Origins origins,
      int connectionsOfAddress,
      Executor executor,
      MeterRegistry metrics) {
    Addresses addresses = new Addresses(connectionsOfAddress);
    this.transport = Transport.of(endpoint, executor, addresses, metrics);
    this.origins = origins;
    speaking.put(Limits.SUBPROTOCOL, transport);
  }

  /**
   * Lets another endpoint speak with those who do not offer {@value Limits#SUBPROTOCOL}.
   *
   * @param subprotocol what they offer instead; of several the one that was named here first is
   *     chosen
   */
  public ChatSockets alsoSpeaking(String subprotocol, Endpoint endpoint) {
    speaking.put(subprotocol, transport.before(endpoint));
    return this;
  }

  /** There are no routes beside the sockets. */
  @Override
  public void configure(JavalinConfig config) {}

  @Override
  public Handler.Singleton handler() {
    WebSocketUpgradeHandler handler = new DrainingHandler(transport.endpoint());
    limit(handler.getConfiguration());
    handler.addMapping(PATH, new Handshake(speaking, origins));
    return handler;
  }

  private static void limit(Configuration sockets) {
    sockets.setInputBufferSize(INPUT_BUFFER_BYTES);
    // Large frames are handed over in pieces as they come, and counted here: Jetty would set aside
    // as much memory as a frame's header claims.
    sockets.setAutoFragment(true);
    sockets.setMaxFrameSize(0);
    sockets.setMaxTextMessageSize(Limits.MAX_FRAME_BYTES);
    // One sweeper looks after all sessions instead of a timer for each.
    sockets.setIdleTimeout(Duration.ZERO);
  }
}
