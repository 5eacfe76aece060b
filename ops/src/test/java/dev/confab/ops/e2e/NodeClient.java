package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The example client of the gateway, run by Node in a process of its own, over all the lives of
 * that process: what it says that it did.
 */
final class NodeClient implements AutoCloseable {
  /** Where the examples are. */
  static final Path EXAMPLES = Path.of("..", "delivery-gateway", "examples");

  private static final Path SCRIPT = EXAMPLES.resolve("client.mjs");

  /** The protocol's five seconds would only make a test longer. */
  private static final String JITTER_MS = "300";

  private final Path script;
  private final Person person;
  private final String url;
  private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
  private final Map<UUID, Long> startAt;
  private Process process;
  private BufferedWriter commands;
  private Thread reader;

  private NodeClient(Path script, Person person, String server, List<UUID> chats)
      throws IOException {
    this.script = script;
    this.person = person;
    this.url = server.replaceFirst("^http", "ws") + "/ws/chat";
    this.startAt = new HashMap<>();
    chats.forEach(chat -> startAt.put(chat, 0L));
    run();
  }

  /** Is there a Node with WebSockets? If not, why not. */
  static @Nullable String missing() throws InterruptedException {
    try {
      Process node = node("-e", "process.exit(globalThis.WebSocket ? 0 : 1)").start();
      if (!node.waitFor(20, TimeUnit.SECONDS)) {
        node.destroyForcibly();
        return "node does not answer";
      }
      return node.exitValue() == 0 ? null : "this node has no WebSocket: 20.10 or later has";
    } catch (IOException e) {
      return "there is no node on this machine: " + e.getMessage();
    }
  }

  /** Starts one that follows these chats from their beginnings. */
  static NodeClient start(Person person, String server, List<UUID> chats) throws IOException {
    return start(SCRIPT, person, server, chats);
  }

  /** The same of another program, which is told and tells the same way. */
  static NodeClient start(Path script, Person person, String server, List<UUID> chats)
      throws IOException {
    return new NodeClient(script, person, server, chats);
  }

  Person person() {
    return person;
  }

  /** The events that it applied, in its order. */
  List<JsonNode> applied() {
    return all("applied");
  }

  /** Everything of a kind that it has said. */
  List<JsonNode> all(String kind) {
    return lines.stream().filter(line -> line.has(kind)).map(line -> line.get(kind)).toList();
  }

  /** The seq of the last event of a chat that it applied. */
  long cursor(UUID chat) {
    return applied().stream()
        .filter(event -> event.path("chat").asText().equals(chat.toString()))
        .mapToLong(event -> event.path("seq").asLong())
        .reduce(0, (_, seq) -> seq);
  }

  /** It hangs up by itself. */
  void drop() throws IOException {
    command(Json.MAPPER.writeValueAsString(Map.of("drop", true)));
  }

  void say(UUID chat, String text) throws IOException {
    command(Json.MAPPER.writeValueAsString(Map.of("chat", chat, "say", text)));
  }

  /** Anything else that the program understands. */
  void tell(Map<String, Object> what) throws IOException {
    command(Json.MAPPER.writeValueAsString(what));
  }

  /** The process dies at once, and another one begins where it came to. */
  void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
    run();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void command(String line) throws IOException {
    commands.write(line);
    commands.newLine();
    commands.flush();
  }

  private void run() throws IOException {
    ProcessBuilder node = node(script.toString(), url);
    Map<UUID, Long> cursors = new HashMap<>(startAt);
    cursors.replaceAll((chat, _) -> cursor(chat));
    node.environment().put("CONFAB_TOKEN", person.token());
    node.environment().put("CONFAB_JITTER_MS", JITTER_MS);
    node.environment().put("CONFAB_CURSORS", Json.MAPPER.writeValueAsString(cursors));
    process = node.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    commands = process.outputWriter();
    BufferedReader output = process.inputReader();
    Process reading = process;
    reader = Thread.startVirtualThread(() -> read(reading, output));
  }

  private void read(Process from, BufferedReader output) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.endsWith("}")) { // a process that is killed may leave half a line
          lines.add(Json.MAPPER.readTree(line));
        }
      }
    } catch (IOException e) {
      if (from.isAlive()) { // with a process that is killed its streams end anyhow
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Releases before 22 want to be asked for it. */
  private static ProcessBuilder node(String... arguments) {
    return new ProcessBuilder(
        Stream.concat(
                Stream.of("node", "--no-warnings", "--experimental-websocket"),
                Stream.of(arguments))
            .toList());
  }
}
