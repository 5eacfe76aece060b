package dev.confab.gateway.presence;

import dev.confab.platform.command.CommandClient;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Tail;
import dev.confab.platform.query.PresenceViews;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Presence as a running part of the gateway: says who is here, and hears who is elsewhere. */
public final class Presences implements AutoCloseable {
  /** Others learn so much later what has changed; a herd that comes back is a few large batches. */
  private static final Duration REPORTS = Duration.ofMillis(100);

  /** A client hears of each user at most so often. */
  private static final Duration NEWS = Duration.ofSeconds(1);

  private final LiveUsers users;
  private final Watches watches;
  private final Tail tail;
  private final Rounds reports;
  private final Rounds news;

  private Presences(LiveUsers users, Watches watches, PresenceReporter reporter, Tail tail) {
    this.users = users;
    this.watches = watches;
    this.tail = tail;
    this.reports = Rounds.every(REPORTS, "gateway-presence", reporter::round);
    this.news = Rounds.every(NEWS, "gateway-watch", watches::round);
  }

  /**
   * Begins.
   *
   * @param health learns of the part {@code presence-news}
   */
  public static Presences start(
      String bootstrap,
      SchemaIds ids,
      CommandClient commands,
      PresenceViews views,
      Health health,
      InstantSource clock) {
    LiveUsers users = new LiveUsers(clock);
    Watches watches = new Watches(views);
    PresenceReporter reporter =
        new PresenceReporter(
            users,
            commands.acknowledgedSender(Topics.PRESENCE_COMMANDS),
            commands.partitionSender(Topics.PRESENCE_COMMANDS),
            UUID::randomUUID,
            System::nanoTime,
            clock);
    Tail tail = PresenceTail.start(bootstrap, ids, watches);
    health.add("presence-news", tail::isAlive, "presence is not heard of");
    return new Presences(users, watches, reporter, tail);
  }

  /** Who is here. */
  public LiveUsers users() {
    return users;
  }

  /** Who would like to know of whom. */
  public Watches watches() {
    return watches;
  }

  /** Says nothing any more: whoever does not come back elsewhere is away when the lease ends. */
  @Override
  public void close() {
    news.close();
    tail.close();
    reports.close();
  }
}
