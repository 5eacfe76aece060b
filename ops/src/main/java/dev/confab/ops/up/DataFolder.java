package dev.confab.ops.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything, for one run at a time. The lock is the operating system's, so
 * it ends with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
  /** Raised when an older launcher could not read what a newer one writes, or the other way. */
  private static final String LAYOUT_VERSION = "1";

  private static final String VERSION_FILE = "version";
  private static final String LOCK_FILE = "confab.lock";
  private static final String PID_FILE = "confab.pid";

  /** What a new file system, or a desktop, puts into an empty folder. */
  private static final Set<String> NOBODYS = Set.of("lost+found", ".DS_Store");

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder, making it if it is new.
   *
   * @throws StartProblem if it cannot be written, is in use, or is of another version
   */
  public static DataFolder open(Path path) throws StartProblem {
    try {
      checkContent(path);
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        take(path, channel);
      } catch (IOException | StartProblem e) {
        channel.close();
        throw e;
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new StartProblem(
          "The data folder %s cannot be written (%s: %s); choose another one with --data."
              .formatted(path, e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Process id of the run that has, or last had, a data folder. */
  public static long pid(Path path) throws IOException {
    return Long.parseLong(Files.readString(path.resolve(PID_FILE)).strip());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A folder of somebody else's files is a mistyped option, not a place for a database. */
  private static void checkContent(Path path) throws IOException, StartProblem {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(LOCK_FILE))) {
      return;
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.anyMatch(file -> !NOBODYS.contains(file.getFileName().toString()))) {
        throw new StartProblem(
            "The data folder %s holds other files; choose another one with --data."
                .formatted(path));
      }
    }
  }

  private static void take(Path path, FileChannel channel) throws IOException, StartProblem {
    if (lock(channel) == null) {
      throw new StartProblem(
          "The data folder %s is in use by another run%s; stop it, or choose another one with --data."
              .formatted(path, holder(path)));
    }
    Path version = path.resolve(VERSION_FILE);
    String found = Files.exists(version) ? Files.readString(version).strip() : "";
    if (found.isEmpty()) {
      Files.writeString(version, LAYOUT_VERSION);
    } else if (!found.equals(LAYOUT_VERSION)) {
      throw new StartProblem(
          "The data folder %s has layout version %s, this Confab reads version %s; choose another one with --data."
              .formatted(path, found, LAYOUT_VERSION));
    }
    Files.writeString(path.resolve(PID_FILE), Long.toString(ProcessHandle.current().pid()));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String holder(Path path) {
    try {
      return " (process " + pid(path) + ")";
    } catch (IOException | NumberFormatException e) {
      return "";
    }
  }
}
