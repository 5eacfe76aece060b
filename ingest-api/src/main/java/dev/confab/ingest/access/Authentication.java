package dev.confab.ingest.access;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.token.Bearer;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenException;
import dev.confab.platform.token.TokenVerifier;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Says who may call a route. Every route of the API goes through one of its doors. */
public final class Authentication {
  static final String UNAUTHENTICATED = "unauthenticated";

  private static final String CALLER = "confab.caller";

  /** Views and search are back after a hiccup, or the client should ask less often. */
  private static final int RETRY_AFTER_SECONDS = 1;

  private final TokenVerifier verifier;
  private final Limits limits;

  /** What a route does for somebody. */
  @FunctionalInterface
  public interface Action {
    /** Answers. */
    void handle(Context ctx, Principal principal) throws Exception;
  }

  /** With a way to check access tokens, and how often one may ask. */
  public Authentication(TokenVerifier verifier, Limits limits) {
    this.verifier = verifier;
    this.limits = limits;
  }

  /** For everybody, without a token. */
  public Handler anybody(Handler action) {
    return answered(
        ctx -> {
          limits.request(ctx.ip());
          action.handle(ctx);
        });
  }

  /** For whoever shows an access token. */
  public Handler user(Action action) {
    return answered(
        ctx -> {
          Principal principal = counted(ctx);
          ctx.attribute(CALLER, principal.userId());
          action.handle(ctx, principal);
        });
  }

  private static Handler answered(Handler action) {
    return ctx -> {
      try {
        action.handle(ctx);
      } catch (ProblemException e) {
        SecurityLog.refused(ctx, ctx.attribute(CALLER), e);
        throw e;
      } catch (ViewUnavailableException e) {
        throw ProblemException.later(
            "view_behind", "The data cannot be read now; try again.", RETRY_AFTER_SECONDS);
      } catch (SearchUnavailableException e) {
        throw ProblemException.later(
            "search_unavailable",
            "The search does not answer now; try again.",
            RETRY_AFTER_SECONDS);
      }
    };
  }

  /** For importers. */
  public Handler importer(Action action) {
    return holder(Role.IMPORTER, action);
  }

  /** For admins. */
  public Handler admin(Action action) {
    return holder(Role.ADMIN, action);
  }

  private Handler holder(Role role, Action action) {
    return user(
        (ctx, principal) -> {
          if (!principal.roles().contains(role)) {
            throw ProblemException.of(
                403, "forbidden", "This needs the role " + role.claim() + ".");
          }
          action.handle(ctx, principal);
        });
  }

  private Principal counted(Context ctx) {
    Principal principal;
    try {
      principal = principal(ctx);
    } catch (ProblemException e) {
      limits.request(ctx.ip());
      throw e;
    }
    limits.request(ctx.ip(), principal);
    return principal;
  }

  private Principal principal(Context ctx) {
    String token = Bearer.token(ctx.header("Authorization"));
    if (token == null) {
      throw unauthenticated("Send an access token: Authorization: Bearer …");
    }
    try {
      return verifier.verify(token);
    } catch (TokenException e) {
      throw unauthenticated("The access token is not accepted: " + e.getMessage() + ".");
    }
  }

  private static ProblemException unauthenticated(String detail) {
    return ProblemException.of(401, UNAUTHENTICATED, detail);
  }
}
