package dev.confab.schemas.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A registry on a socket that speaks Confluent's API, and can be told to answer wrongly. */
public final class RegistryServer implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final Map<String, Integer> subjects = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile @Nullable Answer forced;
  private volatile String compatibility = "NONE";

  private record Answer(int status, String body) {}

  private RegistryServer(HttpServer server) {
    this.server = server;
  }

  public static RegistryServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RegistryServer registry = new RegistryServer(server);
    server.createContext("/", registry::handle);
    server.start();
    return registry;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers everything like this from now on. */
  public void force(int status, String body) {
    forced = new Answer(status, body);
  }

  /** Method and path of every request. */
  public List<String> requests() {
    return requests;
  }

  /** The subjects that there are. */
  public Map<String, Integer> subjects() {
    return subjects;
  }

  public String compatibility() {
    return compatibility;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    Answer answer = forced;
    if (answer == null) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      answer = answer(exchange.getRequestMethod(), path, new String(body, StandardCharsets.UTF_8));
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer answer(String method, String path, String body) throws IOException {
    if (method.equals("POST") && path.startsWith("/subjects/")) {
      String subject =
          URLDecoder.decode(
              path.substring("/subjects/".length()).replace("/versions", ""),
              StandardCharsets.UTF_8);
      int id = ids.register(subject, json.readTree(body).get("schema").asText());
      subjects.put(subject, id);
      return new Answer(200, "{\"id\":" + id + "}");
    } else if (method.equals("GET") && path.startsWith("/schemas/ids/")) {
      return schema(Integer.parseInt(path.substring("/schemas/ids/".length())));
    } else if (method.equals("PUT") && path.equals("/config")) {
      compatibility = json.readTree(body).get("compatibility").asText();
      return new Answer(200, body);
    } else if (method.equals("GET") && path.equals("/config")) {
      return new Answer(200, "{\"compatibilityLevel\":\"" + compatibility + "\"}");
    }
    return new Answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}");
  }

  private Answer schema(int id) throws IOException {
    try {
      return new Answer(200, json.writeValueAsString(Map.of("schema", ids.schema(id))));
    } catch (dev.confab.schemas.codec.RegistryException e) {
      return new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    }
  }
}
