package dev.confab.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import dev.confab.platform.http.Json;
import dev.confab.schemas.Ids;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The other end of the network for tests of clients: speaks the protocol and the resources that
 * they use, keeps chats in memory, and misbehaves on request. The real server is tested elsewhere.
 */
public final class ProtocolPeer implements AutoCloseable {
  /** What a test may do to a frame that is about to be sent; null: it gets lost. */
  public interface Mischief extends BiFunction<WsContext, ObjectNode, ObjectNode> {}

  private final Javalin javalin;
  private final Map<UUID, PeerChat> chats = new ConcurrentHashMap<>();
  private final Map<UUID, String> displayNames = new ConcurrentHashMap<>();
  private final Map<String, UUID> usernames = new ConcurrentHashMap<>();
  private final Set<String> renamed = ConcurrentHashMap.newKeySet();
  private final Map<WsContext, UUID> sessions = new ConcurrentHashMap<>();
  private volatile Mischief mischief = (_, frame) -> frame;
  private volatile @Nullable String refused;

  private ProtocolPeer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Listens on a free port. */
  public static ProtocolPeer start() {
    ProtocolPeer[] peer = new ProtocolPeer[1];
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
              config.routes.post("/api/import/accounts", ctx -> peer[0].account(ctx));
              config.routes.put(
                  "/api/import/accounts/{id}/displayName", ctx -> peer[0].displayName(ctx));
              config.routes.get("/api/users", ctx -> peer[0].users(ctx));
              config.routes.post("/api/chats", ctx -> peer[0].createChat(ctx));
              config.routes.get("/api/chats/{id}/messages", ctx -> peer[0].history(ctx));
              config.routes.get("/api/search/messages", ctx -> peer[0].search(ctx));
              config.routes.ws(
                  "/ws/chat",
                  ws -> {
                    ws.onConnect(ctx -> peer[0].greet(ctx));
                    ws.onMessage(ctx -> peer[0].received(ctx));
                    ws.onClose(ctx -> peer[0].sessions.remove(ctx));
                  });
            });
    peer[0] = new ProtocolPeer(javalin);
    javalin.start("127.0.0.1", 0);
    return peer[0];
  }

  /** Its address. */
  public String server() {
    return "http://127.0.0.1:" + javalin.port();
  }

  /** A token of a user: the peer trusts everybody. */
  public static String token(UUID user) {
    return user.toString();
  }

  /** From now on, every frame to a client passes here. */
  public void misbehave(Mischief how) {
    mischief = how;
  }

  /** Closes a user's connections with a code, and says when to come back if that is later. */
  public void sendAway(UUID user, long afterMs, int code) {
    sessions.forEach(
        (ctx, who) -> {
          if (who.equals(user)) {
            if (afterMs > 0) {
              ctx.send("{\"t\":\"reconnect\",\"afterMs\":" + afterMs + "}");
            }
            ctx.closeSession(code, "away");
          }
        });
  }

  /** Refuses messages with this text; null: no longer. */
  public void refuse(@Nullable String text) {
    refused = text;
  }

  /** A name is somebody's, who is no import. */
  public void taken(String username) {
    usernames.put(username, UUID.randomUUID());
  }

  /** What a chat holds, in order. */
  public synchronized List<ObjectNode> events(UUID chat) {
    return List.copyOf(chats.get(chat).events);
  }

  /** Its messages only. */
  public List<ObjectNode> messages(UUID chat) {
    return events(chat).stream()
        .filter(event -> event.path("type").asText().equals("messagePosted"))
        .toList();
  }

  /** The chat of this name. */
  public UUID chatNamed(String name) {
    return chats.values().stream().filter(c -> c.name.equals(name)).findFirst().orElseThrow().id;
  }

  /** Under which name somebody is shown. */
  public String displayName(String username) {
    return displayNames.get(usernames.get(username));
  }

  /** Usernames of all accounts. */
  public Set<String> usernames() {
    return Set.copyOf(usernames.keySet());
  }

  /** Takes a message out of a chat, as no real server does. */
  public synchronized void lose(UUID chat, String clientMsgId) {
    chats
        .get(chat)
        .events
        .removeIf(event -> event.path("clientMsgId").asText().equals(clientMsgId));
  }

  /** Puts an event into a chat without telling anybody. */
  public synchronized void postSilently(UUID chat, UUID sender, String text) {
    ObjectNode wish =
        Json.MAPPER
            .createObjectNode()
            .put("t", "send")
            .put("clientMsgId", UUID.randomUUID().toString())
            .put("text", text);
    chats.get(chat).carryOut(wish, sender);
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private synchronized void account(Context ctx) throws ParseException {
    JsonNode body = ctx.bodyAsClass(JsonNode.class);
    UUID id = Ids.derived("user", user(bearer(ctx)), ctx.header("Idempotency-Key"));
    String username = body.path("username").asText();
    UUID owner = usernames.putIfAbsent(username.toLowerCase(java.util.Locale.ROOT), id);
    if (owner != null && !owner.equals(id)) {
      problem(ctx, 409, "username_taken");
      return;
    }
    displayNames.putIfAbsent(id, body.path("displayName").asText());
    ctx.status(owner == null ? 201 : 200).json(Map.of("userId", id, "username", username));
  }

  private void displayName(Context ctx) {
    JsonNode body = ctx.bodyAsClass(JsonNode.class);
    UUID id = UUID.fromString(ctx.pathParam("id"));
    if (!renamed.add(id + body.path("source").asText() + body.path("position"))) {
      problem(ctx, 409, "already_imported");
      return;
    }
    displayNames.put(id, body.path("displayName").asText());
    ctx.json(Map.of("userId", id, "displayName", body.path("displayName")));
  }

  private void users(Context ctx) {
    String name = ctx.queryParam("username");
    UUID id = usernames.get(name);
    ctx.json(
        Map.of(
            "users",
            id == null
                ? List.of()
                : List.of(Map.of("userId", id, "username", name, "displayName", name))));
  }

  private synchronized void createChat(Context ctx) throws ParseException {
    JsonNode body = ctx.bodyAsClass(JsonNode.class);
    UUID owner = user(bearer(ctx));
    String key = ctx.header("Idempotency-Key");
    UUID id = Ids.derived("chat", owner, key == null ? UUID.randomUUID().toString() : key);
    Set<UUID> members = new HashSet<>();
    body.path("members").forEach(member -> members.add(UUID.fromString(member.asText())));
    PeerChat chat =
        chats.computeIfAbsent(
            id, _ -> new PeerChat(id, body.path("name").asText(), owner, members));
    ctx.status(201).json(Map.of("id", id, "type", "group", "lastSeq", chat.events.size()));
  }

  private synchronized void history(Context ctx) {
    long after = Long.parseLong(ctx.queryParamAsClass("after", String.class).getOrDefault("0"));
    int limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(50);
    List<ObjectNode> found =
        messages(UUID.fromString(ctx.pathParam("id"))).stream()
            .filter(message -> message.path("seq").asLong() > after)
            .map(message -> message.deepCopy().put("chatId", message.path("chat").asText()))
            .toList();
    List<ObjectNode> page = found.stream().limit(limit).toList();
    ObjectNode answer = Json.MAPPER.createObjectNode().put("more", found.size() > page.size());
    answer.putArray("messages").addAll(page);
    if (!page.isEmpty()) {
      answer.set("first", page.getFirst().get("seq"));
      answer.set("last", page.getLast().get("seq"));
    }
    ctx.json(answer);
  }

  private void search(Context ctx) {
    int from = Integer.parseInt(ctx.queryParamAsClass("cursor", String.class).getOrDefault("0"));
    int limit = ctx.queryParamAsClass("limit", Integer.class).getOrDefault(20);
    List<ObjectNode> found =
        messages(UUID.fromString(ctx.queryParam("chatId"))).stream()
            .filter(message -> message.path("text").asText().contains(ctx.queryParam("q")))
            .map(
                message ->
                    message
                        .deepCopy()
                        .put("chatId", message.path("chat").asText())
                        .put("highlight", ""))
            .toList();
    ObjectNode answer = Json.MAPPER.createObjectNode().put("total", found.size());
    answer.putArray("hits").addAll(found.stream().skip(from).limit(limit).toList());
    if (from + limit < found.size()) {
      answer.put("next", Integer.toString(from + limit));
    }
    ctx.json(answer);
  }

  private void greet(WsContext ctx) {
    send(ctx, frame("hello", "").put("heartbeatMs", 25_000).put("maxPending", 256).without("id"));
  }

  private synchronized void received(WsMessageContext ctx) throws ParseException {
    JsonNode frame = ctx.messageAsClass(JsonNode.class);
    String id = frame.path("id").asText();
    switch (frame.path("t").asText()) {
      case "reauth" -> send(ctx, frame("ready", id));
      case "auth" -> {
        UUID user = user(frame.path("token").asText());
        sessions.put(ctx, user);
        send(ctx, frame("ready", id).put("userId", user.toString()));
      }
      case "ping" -> send(ctx, frame("pong", id));
      case "sync" -> sync(ctx, id, frame.path("cursors"));
      case "fill" -> send(ctx, chunk(frame).put("id", id));
      default -> wish(ctx, id, frame);
    }
  }

  private void sync(WsContext ctx, String id, JsonNode cursors) {
    Map<UUID, Long> positions = new TreeMap<>();
    cursors.forEach(
        cursor ->
            positions.put(
                UUID.fromString(cursor.path("chat").asText()), cursor.path("seq").asLong()));
    UUID user = sessions.get(ctx);
    List<PeerChat> mine = chats.values().stream().filter(c -> c.members.contains(user)).toList();
    for (PeerChat chat : mine) {
      long now = chat.events.size();
      long from = positions.getOrDefault(chat.id, now);
      if (from < now) {
        ObjectNode range = Json.MAPPER.createObjectNode().put("chat", chat.id.toString());
        send(ctx, chunk(range.put("from", from + 1).put("to", now)));
      }
      ObjectNode synced = Json.MAPPER.createObjectNode().put("t", "synced");
      send(ctx, synced.put("chat", chat.id.toString()).put("seq", now).put("member", true));
    }
    send(ctx, frame("live", id).put("chats", mine.size()));
  }

  private ObjectNode chunk(JsonNode range) {
    PeerChat chat = chats.get(UUID.fromString(range.path("chat").asText()));
    long from = range.path("from").asLong();
    long to = range.path("to").asLong();
    ObjectNode chunk =
        frame("chunk", "")
            .put("chat", chat.id.toString())
            .put("after", from - 1)
            .put("upTo", to)
            .without("id");
    chunk.putArray("events").addAll(chat.events.subList((int) from - 1, (int) to));
    return chunk;
  }

  private void wish(WsContext ctx, String id, JsonNode frame) {
    PeerChat chat = chats.get(UUID.fromString(frame.path("chat").asText()));
    int before = chat.events.size();
    ObjectNode answer =
        frame.path("text").asText().equals(refused)
            ? PeerChat.rejected("forbidden")
            : chat.carryOut(frame, sessions.get(ctx));
    answer.put("id", id);
    send(ctx, answer);
    for (ObjectNode event : new ArrayList<>(chat.events.subList(before, chat.events.size()))) {
      sessions.forEach(
          (session, user) -> {
            if (chat.members.contains(user)) {
              send(session, event.deepCopy().put("t", "event"));
            }
          });
    }
  }

  private void send(WsContext ctx, ObjectNode frame) {
    ObjectNode changed = mischief.apply(ctx, frame);
    if (changed != null && ctx.session.isOpen()) {
      ctx.send(changed.toString());
    }
  }

  private static ObjectNode frame(String type, String id) {
    return Json.MAPPER.createObjectNode().put("t", type).put("id", id);
  }

  private static void problem(Context ctx, int status, String code) {
    ctx.status(status).json(Map.of("status", status, "code", code, "detail", "refused"));
  }

  private static String bearer(Context ctx) {
    return ctx.header("Authorization").substring("Bearer ".length());
  }

  private static UUID user(String token) throws ParseException {
    return token.length() == 36
        ? UUID.fromString(token)
        : UUID.fromString(SignedJWT.parse(token).getJWTClaimsSet().getSubject());
  }
}
