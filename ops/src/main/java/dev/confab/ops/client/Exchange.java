package dev.confab.ops.client;

import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param method of HTTP
 * @param path the path with its query
 * @param request the body sent; empty without one
 * @param status of the answer
 * @param type media type of the answer; null without one
 * @param answer the body received; empty without one
 */
public record Exchange(
    String method, String path, byte[] request, int status, @Nullable String type, byte[] answer) {
  /** Sees exchanges as they end, on the thread of the call. */
  @FunctionalInterface
  public interface Witness {
    /** Sees nothing. */
    Witness NONE = _ -> {};

    /** One has ended. */
    void saw(Exchange exchange);
  }
}
