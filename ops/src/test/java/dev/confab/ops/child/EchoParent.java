package dev.confab.ops.child;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A parent of an {@link EchoChild}, to be killed. */
final class EchoParent {
  private EchoParent() {}

  /** Arguments: folder, port. Prints the child's process id when it is ready. */
  public static void main(String[] args) throws Exception {
    ChildProcess child =
        ChildProcess.start(
            ChildProcessTest.spec(Path.of(args[0]), Integer.parseInt(args[1]), "obedient"));
    System.out.println(child.pid());
    new CountDownLatch(1).await();
  }
}
