package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Imported;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.ImportAccount;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * {@code /api/import}: accounts of people who never registered here. They have no password, so
 * nothing is hashed and an import of thousands is cheap; an importer sends many at once.
 */
final class ImportRoutes implements HttpModule {
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Authentication authentication;
  private final Commands commands;
  private final Views views;
  private final NameKeys names;
  private final InstantSource clock;

  /** The name an account has now. */
  record Renamed(UUID userId, String displayName) {}

  ImportRoutes(
      Authentication authentication,
      Commands commands,
      Views views,
      NameKeys names,
      InstantSource clock) {
    this.authentication = authentication;
    this.commands = commands;
    this.views = views;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/import/accounts", authentication.importer(this::account));
    config.routes.put(
        "/api/import/accounts/{userId}/displayName", authentication.importer(this::displayName));
  }

  private void account(Context ctx, Principal importer) {
    String key = ClientKeys.requiredKey(ctx);
    JsonBody body = JsonBody.of(ctx);
    String username = Rules.importedUsername(body);
    UUID userId = Ids.derived("user", importer.userId(), key);
    Accepted accepted =
        commands.send(
            new ImportAccount(
                userId,
                importer.userId(),
                new AccountProfile(username, null, Rules.displayName(body)),
                null,
                names.username(username),
                clock.instant()));
    Account account = settled(userId, accepted.seq());
    ctx.status(accepted.repeated() ? 200 : 201);
    ctx.json(new Registered(userId, account.username()));
  }

  private Account settled(UUID userId, long version) {
    Account account =
        views.settledAccount(userId, version, SETTLING).orElseThrow(ImportRoutes::undecided);
    return switch (account.status()) {
      case PENDING -> throw undecided();
      case REGISTERED -> account;
      case REFUSED -> throw Refusals.problem(account);
      case ERASED -> throw Refusals.erased();
    };
  }

  private void displayName(Context ctx, Principal importer) {
    UUID userId = Parameters.pathId(ctx, "userId");
    JsonBody body = JsonBody.of(ctx);
    String displayName = Rules.displayName(body);
    commands.send(
        new ChangeDisplayName(
            userId,
            importer.userId(),
            new DisplayName(displayName),
            null,
            clock.instant(),
            new Imported(
                body.text("source", 1, 128), body.whole("position", 0), body.time("sentAt"))));
    ctx.json(new Renamed(userId, displayName));
  }

  private static ProblemException undecided() {
    return ProblemException.later(
        "outcome_unknown",
        "The account is being made: repeat the same request with the same Idempotency-Key.",
        RETRY_AFTER_SECONDS);
  }
}
