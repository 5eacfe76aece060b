package dev.confab.ingest.site;

import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that a newcomer meets: {@code /}, the specification at {@code /openapi.yaml} and its
 * documentation at {@code /docs}. Everything comes from the class path; no page loads anything from
 * another host.
 */
public final class SiteModule implements HttpModule {
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** What a page of ours may do; scripts come from files of ours only. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Swagger UI sets styles from scripts. */
  private static final String DOCS_POLICY =
      PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  private static final Map<String, Resource> RESOURCES =
      Map.of(
          "/", new Resource("/web/home.html", HTML),
          "/home.css", new Resource("/web/home.css", CSS),
          "/home.js", new Resource("/web/home.js", SCRIPT),
          "/openapi.yaml", new Resource("/openapi.yaml", "application/yaml; charset=utf-8"),
          "/docs", new Resource("/web/docs.html", HTML),
          "/docs/docs.js", new Resource("/web/docs.js", SCRIPT),
          "/docs/swagger-ui.css", new Resource(SWAGGER_UI + "swagger-ui.css", CSS),
          "/docs/swagger-ui-bundle.js", new Resource(SWAGGER_UI + "swagger-ui-bundle.js", SCRIPT),
          "/docs/favicon.png", new Resource(SWAGGER_UI + "favicon-32x32.png", "image/png"));

  /** A file of the class path, and what it is. */
  private record Resource(String file, String type) {}

  @Override
  public void configure(JavalinConfig config) {
    RESOURCES.forEach((path, resource) -> config.routes.get(path, ctx -> answer(ctx, resource)));
  }

  private static void answer(Context ctx, Resource resource) {
    @Nullable InputStream file = SiteModule.class.getResourceAsStream(resource.file());
    if (file == null) {
      throw ProblemException.of(404, "not_found", "This build has no such page.");
    }
    ctx.contentType(resource.type());
    ctx.header("Cache-Control", "no-cache");
    if (resource.type().equals(HTML)) {
      ctx.header("Content-Security-Policy", policy(ctx.path()));
    }
    ctx.result(file);
  }

  private static String policy(String path) {
    return path.startsWith("/docs") ? DOCS_POLICY : PAGE_POLICY;
  }
}
