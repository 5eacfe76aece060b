package dev.confab.ingest;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.KeyRoutes;
import dev.confab.ingest.access.Limits;
import dev.confab.ingest.account.AccountModule;
import dev.confab.ingest.chat.ChatModule;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.command.Marking;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.discovery.DiscoveryModule;
import dev.confab.ingest.mail.MailSender;
import dev.confab.ingest.member.MemberModule;
import dev.confab.ingest.message.MessageModule;
import dev.confab.ingest.people.PeopleModule;
import dev.confab.ingest.site.SiteModule;
import dev.confab.platform.command.CommandClient;
import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.names.NameSecret;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.Searches;
import dev.confab.platform.token.EndedSessions;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.platform.token.TokenVerifier;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The public HTTP API: commands in, outcomes out; reads through the views. */
public final class IngestApp implements AutoCloseable {
  private final CommandClient commands;
  private final EndedSessions ended;
  private final MailSender mails;
  private final HttpModule http;

  private IngestApp(
      CommandClient commands, EndedSessions ended, MailSender mails, HttpModule http) {
    this.commands = commands;
    this.ended = ended;
    this.mails = mails;
    this.http = http;
  }

  /**
   * Connects to Kafka and wires the routes; whoever opens it also serves {@link #http()}.
   *
   * @param ids schema ids, from the registry
   * @param views the query API; stays the caller's
   * @param searches what the search service offers; stays the caller's
   * @param health gets the parts {@code ingest-outcomes}, {@code ingest-sessions} and {@code mail}
   * @param metrics gets {@code confab.ingest.*}
   * @param clock the time of this node
   */
  public static IngestApp open(
      IngestConfig config,
      SchemaIds ids,
      Views views,
      Searches searches,
      Health health,
      MeterRegistry metrics,
      InstantSource clock) {
    TokenKeys keys = TokenKeys.load(config.tokenKeyFile());
    byte[] secret = NameSecret.read(config.nameSecretFile());
    CommandClient client =
        CommandClient.start(config.kafkaBootstrap(), ids, config.commandPatience());
    health.add("ingest-outcomes", client::isAlive, "the inbox is not read");
    metrics.gauge("confab.ingest.commands.pending", client, CommandClient::pendingCount);
    Limits limits = new Limits(config.limits(), Ticker.systemTicker());
    Commands commands =
        new Commands(
            client.sender(Topics.CHAT_COMMANDS),
            client.sender(Topics.USER_COMMANDS),
            limits,
            metrics);
    EndedSessions ended = listen(config, client, clock);
    health.add("ingest-sessions", ended::isAlive, "ended sessions are not heard");
    TokenVerifier tokens = new TokenVerifier(keys, clock, ended::contains);
    MailSender mails =
        MailSender.start(
            config.kafkaBootstrap(), ids, config.mail(), secret, views, metrics, clock);
    health.add("mail", mails::status);
    return new IngestApp(
        client,
        ended,
        mails,
        routes(
            commands,
            new Marking(client.acknowledgedSender(Topics.CHAT_MARK_COMMANDS)),
            limits,
            views,
            searches,
            keys,
            tokens,
            secret,
            config.deletionGrace(),
            clock));
  }

  private static EndedSessions listen(
      IngestConfig config, CommandClient client, InstantSource clock) {
    try {
      return EndedSessions.start(config.kafkaBootstrap(), clock);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** All routes, over whatever takes the commands. */
  static HttpModule routes(
      Commands commands,
      Marking marking,
      Limits limits,
      Views views,
      Searches searches,
      TokenKeys keys,
      TokenVerifier tokens,
      byte[] secret,
      Duration deletionGrace,
      InstantSource clock) {
    // Contracts carry milliseconds: what is answered at once and what is read later must agree.
    InstantSource millis = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Authentication authentication = new Authentication(tokens, limits);
    OwnWrites writes = new OwnWrites();
    ChatChanges changes = new ChatChanges(commands, writes, millis);
    UserChanges own = new UserChanges(commands, writes, millis);
    List<HttpModule> modules =
        List.of(
            new AccountModule(
                authentication,
                limits,
                commands,
                views,
                secret,
                new TokenIssuer(keys),
                deletionGrace,
                writes,
                millis),
            new PeopleModule(authentication, own, views, searches.users()),
            new MemberModule(authentication, changes, views, secret, millis),
            new MessageModule(authentication, changes, own, views, secret, millis),
            new ChatModule(
                authentication,
                commands,
                changes,
                own,
                marking,
                views,
                searches.messages(),
                millis),
            new DiscoveryModule(authentication, views, searches.chats()),
            new KeyRoutes(keys, clock),
            new SiteModule());
    return config -> modules.forEach(module -> module.configure(config));
  }

  /** Its routes. */
  public HttpModule http() {
    return http;
  }

  @Override
  public void close() {
    mails.close();
    ended.close();
    commands.close();
  }
}
