package dev.confab.ops.child;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/**
 * A small real program: answers 200 on its port, and ends with its input unless told to be
 * stubborn.
 */
final class EchoChild {
  private EchoChild() {}

  /** Arguments: port, {@code obedient} or {@code stubborn}. */
  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    System.out.println("listening");
    if (args[1].equals("stubborn")) {
      new CountDownLatch(1).await();
    }
    while (System.in.read() >= 0) {
      // only the end counts
    }
    Runtime.getRuntime().halt(0);
  }
}
