package dev.confab.ingest.account;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.Limits;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.mail.MailTokens;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.TokenIssuer;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Accounts: registration, sessions, verification and reset by mail, roles, deletion, look-up,
 * import.
 */
public final class AccountModule implements HttpModule {
  private final List<HttpModule> routes;

  /**
   * Wires it.
   *
   * @param secret the server's secret for names and salts, at least 32 bytes
   * @param deletionGrace how long somebody who wishes to be erased may think again
   */
  public AccountModule(
      Authentication authentication,
      Limits limits,
      Commands commands,
      Views views,
      byte[] secret,
      TokenIssuer issuer,
      Duration deletionGrace,
      OwnWrites writes,
      InstantSource clock) {
    NameKeys names = new NameKeys(secret);
    Passwords passwords = new Passwords();
    RegistrationKeys keys = new RegistrationKeys(secret);
    Registration registration = new Registration(commands, views, names, keys, passwords, clock);
    CurrentPassword current = new CurrentPassword(limits, views, passwords);
    Directory directory = new Directory(views, names);
    AfterCommit afterCommit = new AfterCommit(views);
    Sessions sessions = new Sessions(commands, views, afterCommit, issuer, clock);
    routes =
        List.of(
            new AuthRoutes(
                authentication,
                limits,
                registration,
                new Credentials(views, names, passwords),
                sessions),
            new SessionRoutes(authentication, sessions),
            new OwnAccountRoutes(
                authentication,
                new PasswordChange(current, commands, afterCommit, passwords, clock),
                new NameChange(limits, current, commands, views, names, clock),
                writes),
            new DeletionRoutes(
                authentication,
                new Deletion(current, commands, views, afterCommit, deletionGrace, clock)),
            new RoleRoutes(authentication, directory, commands, afterCommit, clock),
            new MailTokenRoutes(
                authentication,
                new MailedTokens(
                    commands,
                    views,
                    afterCommit,
                    names,
                    new MailTokens(secret),
                    keys,
                    passwords,
                    clock)),
            new UserRoutes(authentication, directory, writes),
            new ImportRoutes(authentication, commands, views, names, clock));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
