package dev.confab.ingest.discovery;

import dev.confab.ingest.access.Authentication;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.ChatSearch;
import io.javalin.config.JavalinConfig;

/** Search for chats that anybody may join. */
public final class DiscoveryModule implements HttpModule {
  private final ChatSearchRoutes routes;

  /** Wires it. */
  public DiscoveryModule(Authentication authentication, Views views, ChatSearch search) {
    this.routes = new ChatSearchRoutes(authentication, new ChatFinder(search, views));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.configure(config);
  }
}
