package dev.confab.platform.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The file of the token keys: read whole, changed by one at a time, replaced at once. */
record KeyFile(Path path) {
  /**
   * What a look at the file tells without reading it.
   *
   * @param fileKey another file in the same place has another one
   */
  record Stamp(FileTime modified, long bytes, @Nullable Object fileKey) {}

  Stamp stamp() throws IOException {
    BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
  }

  KeySet read() throws IOException {
    String json = Files.readString(path);
    try {
      return KeySet.parse(json);
    } catch (ParseException | IllegalStateException e) {
      throw new IllegalStateException(path + " holds no token keys in JWK form", e);
    }
  }

  /** Changes the keys; two who do so at once do it one after the other, in whatever process. */
  KeySet update(UnaryOperator<KeySet> change) {
    synchronized (KeyFile.class) {
      Path beside = path.resolveSibling(path.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        KeySet before = read();
        KeySet after = change.apply(before);
        if (!after.secretJson().equals(before.secretJson())) {
          write(path, after.secretJson());
        }
        return after;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes a secret whole or not at all, readable by its owner only. */
  static void write(Path file, String secret) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, secret);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
