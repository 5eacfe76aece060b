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
import java.time.InstantSource;
import java.util.List;

/** Accounts: registration, sessions, verification and reset by mail, look-up, import. */
public final class AccountModule implements HttpModule {
  private final List<HttpModule> routes;

  /**
   * Wires it.
   *
   * @param secret the server's secret for names and salts, at least 32 bytes
   */
  public AccountModule(
      Authentication authentication,
      Limits limits,
      Commands commands,
      Views views,
      byte[] secret,
      TokenIssuer issuer,
      OwnWrites writes,
      InstantSource clock) {
    NameKeys names = new NameKeys(secret);
    Passwords passwords = new Passwords();
    RegistrationKeys keys = new RegistrationKeys(secret);
    Registration registration = new Registration(commands, views, names, keys, passwords, clock);
    Sessions sessions = new Sessions(commands, views, issuer, clock);
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
                new PasswordChange(limits, commands, views, passwords, clock),
                new UsernameChange(commands, views, names, clock),
                writes),
            new MailTokenRoutes(
                authentication,
                new MailedTokens(
                    commands, views, names, new MailTokens(secret), keys, passwords, clock)),
            new UserRoutes(authentication, new Directory(views, names), writes),
            new ImportRoutes(authentication, commands, views, names, clock));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
