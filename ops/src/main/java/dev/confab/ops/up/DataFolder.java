package dev.confab.ops.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StartProblem(
            "The data folder "
                + path
                + " is in use by another run"
                + holder(path)
                + "; stop it, or choose another folder with --data.");
      }
      DataFolder folder = new DataFolder(path, channel);
      folder.checkVersion();
      Files.writeString(path.resolve(PID_FILE), Long.toString(ProcessHandle.current().pid()));
      return folder;
    } catch (IOException e) {
      throw new StartProblem(
          "The data folder "
              + path
              + " cannot be written ("
              + reason(e)
              + "); choose another one with --data.");
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

  private void checkVersion() throws IOException, StartProblem {
    Path file = path.resolve(VERSION_FILE);
    if (!Files.exists(file)) {
      Files.writeString(file, LAYOUT_VERSION);
      return;
    }
    String found = Files.readString(file).strip();
    if (!found.equals(LAYOUT_VERSION)) {
      channel.close();
      throw new StartProblem(
          "The data folder "
              + path
              + " has layout version "
              + found
              + ", this Confab reads version "
              + LAYOUT_VERSION
              + "; choose another folder with --data.");
    }
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

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
