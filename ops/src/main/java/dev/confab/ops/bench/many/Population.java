package dev.confab.ops.bench.many;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * People and chats that a server has, by their numbers in a layout.
 *
 * @param layout who is in which chat
 * @param people ids by number
 * @param writers who own the chats and write in them: chat {@code n} is that of writer {@code n}
 *     modulo their number. They are no part of the people
 * @param chats ids by number
 */
record Population(Layout layout, List<UUID> people, List<UUID> writers, List<UUID> chats) {
  Population {
    people = List.copyOf(people);
    writers = List.copyOf(writers);
    chats = List.copyOf(chats);
  }

  /** The number of the writer of a chat. */
  int writerOf(int chat) {
    return chat % writers.size();
  }

  /** Where a data folder keeps it, for the next run. */
  static Path file(Path data, Layout layout) {
    return data.resolve("bench-" + layout.word() + ".json");
  }

  /** What was written for a layout; nothing if there is no such file, or half a one. */
  static Optional<Population> read(Path data, Layout layout) throws IOException {
    Path file = file(data, layout);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(file.toFile(), Population.class))
          .filter(read -> read.layout.equals(layout));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Writes it; whoever reads sees all of it or nothing. */
  void write(Path data) throws IOException {
    Path file = file(data, layout);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Json.MAPPER.writeValue(part.toFile(), this);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
