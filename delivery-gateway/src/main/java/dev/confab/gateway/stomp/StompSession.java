package dev.confab.gateway.stomp;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A STOMP session: a translation of a session of the protocol, which it has behind itself. To that
 * one it is the way to the client, to the socket it is what listens. Its parts are used under its
 * monitor, so that what goes out has the order of the inner session's frames. The inner session is
 * called without it (it takes locks under which it sends), by one thread at a time.
 */
final class StompSession implements Incoming, Outgoing {
  private final Outgoing out;
  private final Object asking = new Object();
  private final Client client;
  private final LogIn logIn;
  private final Requests requests;
  private final Listening listening;
  private final Routing routing;
  private volatile @Nullable Incoming inner;

  StompSession(Outgoing out, SharedMessages messages) {
    this.out = out;
    client = new Client(out);
    logIn = new LogIn(client);
    Others others = new Others();
    Subscriptions events = new Subscriptions(messages, client);
    requests = new Requests(client, others);
    listening = new Listening(client, events, others, requests);
    routing = new Routing(client, logIn, events, others, requests);
  }

  /** The inner session is there. */
  void begin(Incoming session) {
    inner = session;
  }

  // What the client sends.

  @Override
  public boolean onFrame() {
    return !client.isGone() && inner().onFrame();
  }

  @Override
  public void onMessage(String message) {
    if (client.isGone()) {
      return;
    }
    StompFrame frame = null;
    try {
      frame = StompParser.parse(message);
      if (frame != null) {
        take(frame);
      }
    } catch (StompException e) {
      synchronized (this) {
        client.fail(Trouble.of(e), frame == null ? null : frame.receipt());
      }
    }
  }

  @Override
  public void onClosed() {
    synchronized (this) {
      client.leave();
    }
    inner().onClosed();
  }

  private void take(StompFrame frame) throws StompException {
    String receipt = frame.receipt();
    if (receipt != null && receipt.length() > StompLimits.MAX_ID_CHARS) {
      throw new StompException(
          "A receipt has at most %d characters.".formatted(StompLimits.MAX_ID_CHARS));
    }
    if (!frame.command().connects() && !logIn.isDone()) {
      throw new StompException(ErrorCode.NOT_AUTHENTICATED, "CONNECT comes first.");
    }
    switch (frame.command()) {
      case CONNECT, STOMP -> connect(frame);
      case SEND -> sendOn(frame);
      case SUBSCRIBE -> subscribe(frame);
      case UNSUBSCRIBE -> unsubscribe(frame);
      case ACK, NACK ->
          throw new StompException("Nothing is acknowledged: subscriptions are ack:auto.");
      case BEGIN, COMMIT, ABORT -> throw new StompException("There are no transactions here.");
      case DISCONNECT -> disconnect(receipt);
    }
  }

  private void connect(StompFrame frame) throws StompException {
    String request;
    synchronized (this) {
      request = logIn.connect(frame);
    }
    ask(request);
    synchronized (this) {
      logIn.answered();
    }
  }

  private void sendOn(StompFrame frame) throws StompException {
    Sending sending;
    String before;
    synchronized (this) {
      sending = requests.send(frame);
      before = sending.needsChats() ? listening.toChats() : null;
    }
    ask(before);
    ask(sending.frame());
    synchronized (this) {
      requests.told(sending);
    }
  }

  private void subscribe(StompFrame frame) throws StompException {
    String request;
    synchronized (this) {
      request = listening.subscribe(frame);
    }
    ask(request);
  }

  private void unsubscribe(StompFrame frame) throws StompException {
    String request;
    synchronized (this) {
      request = listening.unsubscribe(frame);
    }
    ask(request);
  }

  private synchronized void disconnect(@Nullable String receipt) {
    client.confirm(receipt, null);
    client.end(CloseCode.BYE);
  }

  /** Tells the inner session something; not under the monitor. */
  private void ask(@Nullable String frame) {
    if (frame != null) {
      synchronized (asking) {
        inner().onMessage(frame);
      }
    }
  }

  private Incoming inner() {
    return Objects.requireNonNull(inner, "nothing comes before the session is there");
  }

  // What the inner session sends.

  @Override
  public void send(byte[] frame) {
    String request;
    synchronized (this) {
      request = client.isGone() ? null : routing.take(frame);
    }
    ask(request);
  }

  @Override
  public synchronized void sendEphemeral(byte[] frame) {
    if (!client.isGone()) {
      routing.takeEphemeral(frame);
    }
  }

  // What the inner session does with its way to the client.

  @Override
  public synchronized void tick() {
    out.tick();
    if (logIn.isDone()) {
      client.beat();
    }
  }

  @Override
  public synchronized void close(CloseCode code) {
    client.close(code);
  }

  @Override
  public void abort() {
    synchronized (this) {
      client.leave();
    }
    out.abort();
  }

  /**
   * STOMP has nothing to fill with: who reads too slowly is dropped, and resumes by its cursors.
   */
  @Override
  public boolean isNearlyFull() {
    return false;
  }

  @Override
  public boolean isDrained() {
    return out.isDrained();
  }

  @Override
  public boolean awaitDrained() {
    return out.awaitDrained();
  }
}
