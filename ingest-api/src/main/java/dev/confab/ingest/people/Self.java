package dev.confab.ingest.people;

import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.token.Principal;
import io.javalin.http.Context;

/** What people do with what is theirs. */
final class Self {
  private static final String ME = "me";

  private Self() {}

  /** The id in the path is the caller's, or {@code me}; or the request ends with 403. */
  static void require(Context ctx, Principal caller) {
    if (!ctx.pathParam("id").equals(ME) && !Parameters.pathId(ctx, "id").equals(caller.userId())) {
      throw ProblemException.of(403, "forbidden", "This is somebody else's.");
    }
  }
}
