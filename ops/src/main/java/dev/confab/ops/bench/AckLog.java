package dev.confab.ops.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * Writes down what was acknowledged, each message before it is counted. A line {@code #} with JSON
 * says how to read a run's chats; the lines behind it are {@code chat seq clientMsgId
 * sha256(text)}.
 */
final class AckLog implements AutoCloseable {
  /**
   * How to read a run again.
   *
   * @param run the word that all its texts begin with
   */
  record Header(String run, String server, List<Reader> readers) {
    Header {
      readers = List.copyOf(readers);
    }
  }

  /** Somebody who may read a chat; without a password, their token must be minted. */
  record Reader(UUID chat, UUID user, String username, String password) {}

  private final BufferedWriter out;

  private AckLog(BufferedWriter out) {
    this.out = out;
  }

  /** Appends to a file. */
  static AckLog append(Path file, Header header) {
    try {
      AckLog log =
          new AckLog(
              Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND));
      log.line("#" + Json.MAPPER.writeValueAsString(header));
      return log;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a header is plain text", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void acknowledged(UUID chat, long seq, String clientMsgId, String hash) {
    line(chat + " " + seq + " " + clientMsgId + " " + hash);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    try {
      out.write(line);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
