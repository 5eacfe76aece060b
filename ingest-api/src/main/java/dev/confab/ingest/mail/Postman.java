package dev.confab.ingest.mail;

import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what one event asks for. The address comes from the accounts' view: an event of secrets need
 * not hold it.
 */
final class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private final Views views;
  private final NameKeys names;
  private final Letters letters;
  private final MailPort port;
  private final MeterRegistry metrics;
  private final InstantSource clock;

  Postman(
      Views views,
      NameKeys names,
      Letters letters,
      MailPort port,
      MeterRegistry metrics,
      InstantSource clock) {
    this.views = views;
    this.names = names;
    this.letters = letters;
    this.port = port;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Returns when nothing is left to do for the event: its mail is handed over, nobody wants it, or
   * it would come too late.
   *
   * @throws RuntimeException if it is to be done later: the event must come again
   */
  void deliver(CredentialEvent event) {
    switch (event) {
      case MailTokenIssued issued -> mail(issued);
      case MailTokenUsed _,
          MailTokenEnded _,
          PasswordSet _,
          PasswordEnded _,
          SessionStored _,
          SessionEnded _ -> {}
    }
  }

  private void mail(MailTokenIssued issued) {
    if (!clock.instant().isBefore(issued.expiresAt())) {
      done(issued, "expired");
      return;
    }
    // The account of a token was there when it was issued: if it is not here, the view is behind.
    Account account =
        views
            .account(issued.userId())
            .filter(found -> found.status() != Account.Status.PENDING)
            .filter(found -> found.version() >= issued.version())
            .orElseThrow(() -> new ViewUnavailableException("accounts does not have a user yet"));
    String address = account.email();
    if (address == null || !names.email(address).equals(issued.emailKey())) {
      done(issued, "address_changed");
      return;
    }
    try {
      port.send(letters.letter(issued, account, address));
      done(issued, "sent");
    } catch (MailRefusedException e) {
      log.atWarn()
          .addKeyValue("userId", issued.userId())
          .addKeyValue("kind", issued.kind())
          .addKeyValue("reason", e.getMessage())
          .log("a mail was refused");
      done(issued, "refused");
    }
  }

  private void done(MailTokenIssued issued, String result) {
    metrics
        .counter("confab.ingest.mails", "kind", issued.kind().name(), "result", result)
        .increment();
    log.atInfo()
        .addKeyValue("userId", issued.userId())
        .addKeyValue("kind", issued.kind())
        .addKeyValue("no", issued.no())
        .addKeyValue("result", result)
        .log("mail dealt with");
  }
}
