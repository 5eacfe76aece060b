package dev.confab.ops.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when standard input ends, which is when the parent
 * dies, however it dies. It is put in front of programs that do not do so by themselves; it uses
 * the JDK only, so it can stand on any class path.
 */
public final class EndWithParent {
  private EndWithParent() {}

  /** First argument: the class with the real main method; the others are its own. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().name("end-with-parent").daemon().start(EndWithParent::watch);
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(args[0] + " failed", e.getCause());
    }
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes; only the end counts
      }
    } catch (IOException e) {
      // a broken pipe is an end, too
    }
    Runtime.getRuntime().halt(0);
  }
}
