package dev.confab.platform.http;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/**
 * The part of a service that answers on HTTP. A service on its own opens an {@link HttpFront} with
 * its module; the launcher opens one with the modules of all services.
 */
public interface HttpModule {
  /** Adds routes. Exceptions, formats and limits are the front's. */
  void configure(JavalinConfig config);

  /**
   * A Jetty handler that sees requests before Javalin does, or null. It must pass on what is not
   * its own to the handler that it wraps.
   */
  default Handler.@Nullable Singleton handler() {
    return null;
  }
}
