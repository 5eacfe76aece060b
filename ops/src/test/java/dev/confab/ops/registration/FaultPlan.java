package dev.confab.ops.registration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** How a test tells a process what shall go wrong, and how that tells what it wrote: by files. */
record FaultPlan(Path folder) {
  /** From now on these go wrong, and only these. */
  void set(Fault... faults) throws IOException {
    Path draft = folder.resolve("plan.draft");
    Files.write(draft, Arrays.stream(faults).map(Fault::line).toList());
    Files.move(draft, plan(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(written());
  }

  /** The planned faults, in lines. */
  List<String> lines() throws IOException {
    return Files.exists(plan()) ? Files.readAllLines(plan()) : List.of();
  }

  /** Notes that a record of a type is written. */
  void note(String type) throws IOException {
    Files.writeString(written(), type + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Types of the records written since the faults were planned, in order. */
  List<String> types() throws IOException {
    return Files.exists(written()) ? Files.readAllLines(written()) : List.of();
  }

  private Path plan() {
    return folder.resolve("plan");
  }

  private Path written() {
    return folder.resolve("written");
  }
}
