package dev.confab.ingest.access;

import dev.confab.platform.http.ProblemException;
import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was refused, for those who look for attacks (OWASP ASVS 5.0, 16.3): where from, which route,
 * why; never names, addresses of mail or tokens. What succeeded needs no line: it is an event in
 * Kafka.
 */
final class SecurityLog {
  private static final Logger log = LoggerFactory.getLogger("dev.confab.security");

  private SecurityLog() {}

  /** A request was refused; an expired token is everyday, and 429 counts in the metrics. */
  static void refused(Context ctx, @Nullable UUID userId, ProblemException problem) {
    boolean refusal = problem.status() == 401 || problem.status() == 403;
    if (refusal && !problem.code().equals(Authentication.UNAUTHENTICATED)) {
      log.atInfo()
          .addKeyValue("code", problem.code())
          .addKeyValue("method", ctx.method())
          .addKeyValue("route", ctx.endpoint().path)
          .addKeyValue("address", ctx.ip())
          .addKeyValue("userId", userId)
          .log("request refused");
    }
  }
}
