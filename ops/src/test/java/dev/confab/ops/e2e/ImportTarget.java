package dev.confab.ops.e2e;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.Chats;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.up.Backbone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where logs are imported to: a running backbone and its data folder. */
record ImportTarget(String server, Path data) {
  static ImportTarget of(Backbone backbone) {
    Path key = Path.of(backbone.settings().text("CONFAB_TOKEN_KEY_FILE"));
    Path secrets = key.toAbsolutePath().getParent();
    if (secrets == null || secrets.getParent() == null) {
      throw new IllegalStateException("the token key is in no data folder");
    }
    return new ImportTarget("http://127.0.0.1:" + backbone.port(), secrets.getParent());
  }

  /** Imports and waits until that is done. */
  ImportProcess.Outcome run(Path files, String... options)
      throws IOException, InterruptedException {
    try (ImportProcess process = start(files, options)) {
      return process.end();
    }
  }

  ImportProcess start(Path files, String... options) throws IOException {
    List<String> arguments =
        Stream.concat(Stream.of(options), Stream.of(files.toString())).toList();
    return ImportProcess.start(this, arguments);
  }

  /** The account that imports, which owns the chats. */
  ConfabHttp importer() {
    ConfabHttp http = ContractWitness.client(server);
    return http.as(TokenMint.of(data).importer(http, "importer"));
  }

  /** The chat that an import made. */
  UUID chat(String name) {
    ConfabHttp importer = importer();
    @Nullable String cursor = null;
    do {
      Chats page = importer.chats(cursor);
      Optional<Chat> chat = page.chats().stream().filter(c -> name.equals(c.name())).findFirst();
      if (chat.isPresent()) {
        return chat.get().id();
      }
      cursor = page.next();
    } while (cursor != null);
    throw new AssertionError("the import made no chat " + name);
  }
}
