package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import dev.confab.platform.http.Json;
import dev.confab.platform.token.Bearer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A STOMP session: a translation of a session of the protocol, which it has behind itself. To that
 * one it is the way to the client, to the socket it is what listens. What goes out does so under
 * the session's monitor, and in the order of the inner session's frames. The inner session is
 * called without it (it takes locks under which it sends), by one thread at a time.
 */
final class StompSession implements Incoming, Outgoing {
  private static final byte[] BEAT = {'\n'};
  private static final String VERSION = "1.2";
  private static final String CONNECT_ID = "connect";

  private enum Stage {
    NEW,
    CONNECTING,
    CONNECTED,
    CLOSING
  }

  private final Outgoing out;
  private final Object asking = new Object();
  private final Subscriptions subscriptions;
  private final Others others = new Others();
  private final Map<String, String> receipts = new HashMap<>(0);
  private volatile @Nullable Incoming inner;
  private volatile Stage stage = Stage.NEW;
  private HeartBeats beats = HeartBeats.none();
  private @Nullable JsonNode ready;
  private Trouble trouble = Trouble.NONE;
  private String user = "";
  private int requests;

  StompSession(Outgoing out, SharedMessages messages) {
    this.out = out;
    this.subscriptions = new Subscriptions(messages, this::emit);
  }

  /** The inner session is there. */
  void begin(Incoming session) {
    inner = session;
  }

  // What the client sends.

  @Override
  public boolean onFrame() {
    return stage != Stage.CLOSING && inner().onFrame();
  }

  @Override
  public void onMessage(String message) {
    if (stage == Stage.CLOSING) {
      return;
    }
    StompFrame frame = null;
    try {
      frame = StompParser.parse(message);
      if (frame != null) {
        take(frame);
      }
    } catch (StompException e) {
      fail(Trouble.of(e), frame == null ? null : frame.receipt());
    }
  }

  @Override
  public void onClosed() {
    synchronized (this) {
      stage = Stage.CLOSING;
    }
    inner().onClosed();
  }

  private void take(StompFrame frame) throws StompException {
    String receipt = frame.receipt();
    if (receipt != null && receipt.length() > StompLimits.MAX_ID_CHARS) {
      throw new StompException(
          "A receipt has at most %d characters.".formatted(StompLimits.MAX_ID_CHARS));
    }
    if (frame.command().connects()) {
      connect(frame);
      return;
    }
    if (stage != Stage.CONNECTED) {
      throw new StompException(ErrorCode.NOT_AUTHENTICATED, "CONNECT comes first.");
    }
    switch (frame.command()) {
      case CONNECT, STOMP -> throw new IllegalStateException("this was looked at before");
      case SEND -> sendOn(frame);
      case SUBSCRIBE -> subscribe(frame);
      case UNSUBSCRIBE -> unsubscribe(frame);
      case ACK, NACK ->
          throw new StompException("Nothing is acknowledged: subscriptions are ack:auto.");
      case BEGIN, COMMIT, ABORT -> throw new StompException("There are no transactions here.");
      case DISCONNECT -> {
        confirm(receipt, null);
        end(CloseCode.BYE);
      }
    }
  }

  private void connect(StompFrame frame) throws StompException {
    String token;
    synchronized (this) {
      if (stage != Stage.NEW) {
        throw new StompException(
            ErrorCode.ALREADY_AUTHENTICATED, "CONNECT may be sent once per connection.");
      }
      if (!List.of(frame.required("accept-version").split(",", -1)).contains(VERSION)) {
        throw new StompException("Version 1.2 is spoken here: accept-version must have it.");
      }
      beats = HeartBeats.of(frame.header("heart-beat"));
      stage = Stage.CONNECTING;
      if (ready != null) {
        connected(ready);
        return;
      }
      token = token(frame);
    }
    if (token == null) {
      fail(
          Trouble.of(
              ErrorCode.NOT_AUTHENTICATED,
              "CONNECT needs an access token, as passcode or Authorization."),
          null,
          CloseCode.TOKEN);
      return;
    }
    ask(
        Json.MAPPER
            .createObjectNode()
            .put("t", "auth")
            .put("id", CONNECT_ID)
            .put("token", token)
            .toString());
    if (stage == Stage.CONNECTING) {
      fail(trouble, null, CloseCode.TOKEN);
    }
  }

  private static @Nullable String token(StompFrame frame) {
    for (String name : List.of("Authorization", "authorization")) {
      String token = Bearer.token(frame.header(name));
      if (token != null) {
        return token;
      }
    }
    return frame.header("passcode");
  }

  private void sendOn(StompFrame frame) throws StompException {
    String id;
    Sending sending;
    synchronized (this) {
      id = "w" + ++requests;
      sending = Sending.of(frame, id);
      if (frame.receipt() != null) {
        receipts.put(id, frame.receipt());
      }
    }
    ask(sending.frame());
    if (!sending.answered()) {
      synchronized (this) {
        confirm(receipts.remove(id), null);
      }
    }
  }

  private void subscribe(StompFrame frame) throws StompException {
    String id = frame.required("id");
    Destination destination = Destination.of(frame.required("destination"));
    String ack = frame.header("ack");
    if (ack != null && !ack.equals("auto")) {
      throw new StompException("Subscriptions are ack:auto.");
    }
    if (id.length() > StompLimits.MAX_ID_CHARS) {
      throw new StompException(
          "The id of a subscription has at most %d characters."
              .formatted(StompLimits.MAX_ID_CHARS));
    }
    Map<UUID, Long> cursors = Cursors.of(frame, destination);
    String request;
    synchronized (this) {
      if (others.contains(id) || subscriptions.contains(id)) {
        throw new StompException("There is a subscription with this id.");
      }
      if (others.size() + subscriptions.size() == StompLimits.MAX_SUBSCRIPTIONS) {
        throw new StompException(
            ErrorCode.TOO_MANY_PENDING,
            "A session has at most %d subscriptions.".formatted(StompLimits.MAX_SUBSCRIPTIONS));
      }
      request =
          switch (destination) {
            case Destination.Chat _, Destination.Reactions _, Destination.Messages _ -> {
              subscriptions.add(new Subscription(id, destination, frame.receipt(), cursors));
              yield subscriptions.next();
            }
            case Destination.Status _ -> watch(frame, id, destination);
            case Destination.Typing _ -> {
              others.add(id, destination);
              confirm(frame.receipt(), null);
              yield subscriptions.listen();
            }
            case Destination.Answers _ -> {
              others.add(id, destination);
              confirm(frame.receipt(), null);
              yield null;
            }
            case Destination.Wishes _ ->
                throw new StompException("Nothing comes from this destination.");
          };
    }
    ask(request);
  }

  private String watch(StompFrame frame, String id, Destination destination) throws StompException {
    Set<UUID> users = Cursors.users(frame);
    if (others.watch(id, users) > Limits.MAX_WATCHED) {
      throw new StompException("A session watches at most %d users.".formatted(Limits.MAX_WATCHED));
    }
    others.add(id, destination);
    return watch(frame.receipt());
  }

  private String watch(@Nullable String receipt) {
    String request = "p" + ++requests;
    if (receipt != null) {
      receipts.put(request, receipt);
    }
    return others.watch(request);
  }

  private void unsubscribe(StompFrame frame) throws StompException {
    String id = frame.required("id");
    String request = null;
    synchronized (this) {
      Destination ended = others.remove(id);
      if (ended == null && !subscriptions.remove(id)) {
        throw new StompException("There is no subscription with this id.");
      }
      if (ended instanceof Destination.Status) {
        request = watch(null);
      }
      confirm(frame.receipt(), null);
    }
    ask(request);
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
    String request = null;
    synchronized (this) {
      if (stage == Stage.CLOSING) {
        return;
      }
      if (ServerFrames.is(frame, "event")) {
        subscriptions.event(frame, user);
      } else if (ServerFrames.is(frame, "chunk")) {
        subscriptions.chunk(frame);
      } else if (ServerFrames.is(frame, "snapshot")) {
        subscriptions.snapshot(frame);
      } else if (ServerFrames.is(frame, "synced")) {
        subscriptions.synced(frame);
      } else if (ServerFrames.is(frame, "live")) {
        subscriptions.live();
        request = subscriptions.next();
      } else if (!pass(frame, this::emit)) {
        told(frame);
      }
    }
    ask(request);
  }

  @Override
  public synchronized void sendEphemeral(byte[] frame) {
    if (stage != Stage.CLOSING) {
      boolean _ = pass(frame, this::emitEphemeral);
    }
  }

  /** Passes on what has no place in a chat's order, if it is that. */
  private boolean pass(byte[] frame, Consumer<byte[]> way) {
    if (ServerFrames.is(frame, "typing")) {
      others.typing(frame, way);
      return true;
    }
    if (ServerFrames.is(frame, "presence")) {
      others.presence("presence", frame, way);
      JsonNode id = Told.read(frame).get("id");
      if (id != null) {
        confirm(receipts.remove(id.textValue()), null);
      }
      return true;
    }
    return false;
  }

  /** Answers, and what is said of the connection; what is new means nothing here. */
  private void told(byte[] bytes) {
    JsonNode frame = Told.read(bytes);
    String id = frame.path("id").asText();
    switch (frame.path("t").asText()) {
      case "ready" -> {
        user = frame.path("userId").asText();
        if (stage == Stage.CONNECTING) {
          connected(frame);
        } else if (stage == Stage.NEW) {
          ready = frame;
        } else {
          answer(id, frame, bytes, true);
        }
      }
      case "committed" -> answer(id, frame, bytes, true);
      case "rejected" -> answer(id, frame, bytes, false);
      case "error" -> error(id, frame, bytes);
      case "reconnect" -> trouble = trouble.comeBackAfter(frame.path("afterMs").asLong());
      default -> {}
    }
  }

  /** A close follows those that are about the connection, and says what they mean. */
  private void error(String id, JsonNode frame, byte[] bytes) {
    boolean ofConnection = id.isEmpty() || id.equals(CONNECT_ID) || subscriptions.isUnderWay(id);
    if (ofConnection) {
      trouble = Trouble.of(frame);
    } else if (id.startsWith("p")) {
      others.presence("error", bytes, this::emit);
      confirm(receipts.remove(id), null);
    } else {
      answer(id, frame, bytes, false);
    }
  }

  /** STOMP has one answer to what cannot be done, and it ends the connection. */
  private void answer(String id, JsonNode frame, byte[] bytes, boolean good) {
    String receipt = receipts.remove(id);
    if (others.hearAnswers()) {
      others.answer(frame, bytes, receipt, this::emit);
    } else if (!good) {
      fail(Trouble.of(frame), receipt);
    }
    if (good) {
      confirm(receipt, frame);
    }
  }

  private void connected(JsonNode session) {
    stage = Stage.CONNECTED;
    ready = null;
    emit(
        new Head("CONNECTED")
            .with("version", VERSION)
            .with("heart-beat", HeartBeats.OFFER)
            .with("server", "confab")
            .with("session", session.path("sessionId").textValue())
            .with("user-name", session.path("userId").textValue())
            .with("expires-at", session.path("expiresAt").textValue())
            .end());
  }

  /** A RECEIPT, if one was asked for; that of a wish says where in the chat it has its place. */
  private synchronized void confirm(@Nullable String receipt, @Nullable JsonNode outcome) {
    if (receipt == null || stage == Stage.CLOSING) {
      return;
    }
    Head head = new Head("RECEIPT").with("receipt-id", receipt);
    if (outcome != null) {
      for (String field : List.of("chat", "seq", "no", "at", "repeated")) {
        head.with(field, outcome.has(field) ? outcome.get(field).asText() : null);
      }
    }
    emit(head.end());
  }

  private void fail(Trouble why, @Nullable String receipt) {
    fail(why, receipt, CloseCode.STOMP_ERROR);
  }

  private synchronized void fail(Trouble why, @Nullable String receipt, CloseCode code) {
    if (stage != Stage.CLOSING) {
      emit(why.frame(receipt));
      end(code);
    }
  }

  private synchronized void end(CloseCode code) {
    stage = Stage.CLOSING;
    out.close(code);
  }

  private void emit(byte[] frame) {
    beats.sent();
    out.send(frame);
  }

  private void emitEphemeral(byte[] frame) {
    beats.sent();
    out.sendEphemeral(frame);
  }

  // What the inner session does with its way to the client.

  @Override
  public synchronized void tick() {
    out.tick();
    if (stage == Stage.CONNECTED && beats.tick()) {
      emit(BEAT);
    }
  }

  @Override
  public synchronized void close(CloseCode code) {
    fail(trouble.orElse(code), null, code);
  }

  @Override
  public void abort() {
    synchronized (this) {
      stage = Stage.CLOSING;
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
