package dev.confab.ingest.access;

import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.TokenKeys;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/** {@code /.well-known/jwks.json}: what anybody needs to verify access tokens. */
public final class KeyRoutes implements HttpModule {
  /** Below the two minutes that a key is here before it signs. */
  private static final String CACHE = "public, max-age=60";

  private final TokenKeys keys;
  private final InstantSource clock;

  /** The public parts of keys. */
  public KeyRoutes(TokenKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/.well-known/jwks.json", this::keys);
  }

  private void keys(Context ctx) {
    ctx.header("Cache-Control", CACHE);
    ctx.contentType("application/json").result(keys.publicJson(clock.instant()));
  }
}
