package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.Limits;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Origins;
import io.javalin.config.JavalinConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;

/** WebSockets at {@value #PATH}, on Jetty's connections, in front of the port's other routes. */
public final class ChatSockets implements HttpModule {
  /** Where clients connect. */
  public static final String PATH = "/ws/chat";

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
    return new SocketHandler(transport.endpoint(), new Handshake(speaking, origins));
  }
}
