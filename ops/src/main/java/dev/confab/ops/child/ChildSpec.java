package dev.confab.ops.child;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A program to run as a child process.
 *
 * @param name short, for health and log file
 * @param command program and arguments; it must end when its standard input ends
 * @param log file that takes what it prints
 * @param probe address that answers 200 when it is ready
 * @param startTimeout how long it may take until then
 */
public record ChildSpec(
    String name, List<String> command, Path log, URI probe, Duration startTimeout) {
  public ChildSpec {
    command = List.copyOf(command);
  }
}
