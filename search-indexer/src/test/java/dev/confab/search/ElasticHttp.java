package dev.confab.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.confab.platform.http.Json;
import dev.confab.search.index.Elastic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server that answers as Elasticsearch does to what the indexer asks, and can be told to
 * misbehave in ways that the real one cannot. The real one is used in the end-to-end tests.
 */
public final class ElasticHttp implements AutoCloseable {
  /** One request. */
  public record Call(String method, String path, String query, String body) {}

  /** Answer to one document. */
  public record Answer(int status, String error) {
    public static final Answer CREATED = new Answer(201, "");
    public static final Answer CONFLICT = new Answer(409, "version_conflict_engine_exception");
    public static final Answer UNMAPPABLE = new Answer(400, "document_parsing_exception");
    public static final Answer BUSY = new Answer(429, "es_rejected_execution_exception");
  }

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();
  private volatile Function<String, Answer> judge = _ -> Answer.CREATED;
  private volatile Runnable beforeBulk = () -> {};
  private volatile String indexId = "";
  private volatile int outage;

  private ElasticHttp(HttpServer server) {
    this.server = server;
  }

  public static ElasticHttp start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ElasticHttp elastic = new ElasticHttp(server);
    server.createContext("/", elastic::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return elastic;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Elastic connect() {
    return Elastic.connect(uri(), null);
  }

  /** The index is there, under an id. */
  public ElasticHttp withIndex(String id) {
    indexId = id;
    return this;
  }

  /** How it answers to a document, by document id. */
  public void judge(Function<String, Answer> verdict) {
    judge = verdict;
  }

  /** What it does before it answers a bulk. */
  public void beforeBulk(Runnable action) {
    beforeBulk = action;
  }

  /** Answers every request with a status until it is 0 again. */
  public void outage(int status) {
    outage = status;
  }

  public List<Call> calls(String method, String path) {
    return calls.stream()
        .filter(call -> call.method().equals(method) && call.path().equals(path))
        .toList();
  }

  /** What was indexed, by document id. */
  public Map<String, JsonNode> documents() {
    return documents;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    calls.add(new Call(exchange.getRequestMethod(), path, query, body));
    if (outage != 0) {
      send(exchange, outage, error(outage, "unavailable"));
      return;
    }
    switch (exchange.getRequestMethod() + " " + path) {
      case "HEAD /_alias/confab-messages",
          "HEAD /_alias/confab-users",
          "HEAD /_alias/confab-chats" ->
          send(exchange, indexId.isEmpty() ? 404 : 200, "");
      case "PUT /confab-messages-v1-000001" -> {
        indexId = "created";
        send(
            exchange,
            200,
            "{\"acknowledged\":true,\"shards_acknowledged\":true,"
                + "\"index\":\"confab-messages-v1-000001\"}");
      }
      case "GET /confab-messages/_settings",
          "GET /confab-users/_settings",
          "GET /confab-chats/_settings" ->
          send(
              exchange,
              200,
              "{\"confab-messages-v1-000001\":{\"settings\":{\"index\":{\"uuid\":\"%s\"}}}}"
                  .formatted(indexId));
      case "POST /confab-messages/_bulk", "POST /confab-users/_bulk" -> {
        beforeBulk.run();
        send(exchange, 200, bulk(body));
      }
      default -> send(exchange, 200, "{\"acknowledged\":true}");
    }
  }

  private String bulk(String body) throws IOException {
    ObjectNode response = Json.MAPPER.createObjectNode().put("took", 1).put("errors", true);
    ArrayNode items = response.putArray("items");
    String[] lines = body.split("\n", -1);
    for (int i = 0; i + 1 < lines.length; i += 2) {
      String id = Json.MAPPER.readTree(lines[i]).path("index").path("_id").asText();
      Answer verdict = judge.apply(id);
      ObjectNode item = items.addObject().putObject("index");
      item.put("_index", "confab-messages-v1-000001").put("_id", id);
      item.put("status", verdict.status());
      if (verdict.error().isEmpty()) {
        documents.put(id, Json.MAPPER.readTree(lines[i + 1]));
        item.put("_version", 1).put("result", "created").put("_seq_no", 0).put("_primary_term", 1);
        item.putObject("_shards").put("total", 1).put("successful", 1).put("failed", 0);
      } else {
        item.putObject("error").put("type", verdict.error()).put("reason", "it quotes the text");
      }
    }
    return response.toString();
  }

  private static String error(int status, String type) {
    return "{\"error\":{\"type\":\"%s\",\"reason\":\"told to\"},\"status\":%d}"
        .formatted(type, status);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head && bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
