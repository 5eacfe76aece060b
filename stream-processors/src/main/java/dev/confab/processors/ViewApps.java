package dev.confab.processors;

import dev.confab.platform.query.ViewName;
import dev.confab.processors.query.Owners;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.processors.view.AccountsTopology;
import dev.confab.processors.view.Cluster;
import dev.confab.processors.view.TimelineTopology;
import dev.confab.processors.view.UserChatsTopology;
import dev.confab.processors.view.ViewApp;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The view applications of this process, and who else runs them.
 *
 * @param advertisedUrl where others reach this process
 * @param timeline chats
 * @param userChats memberships by user
 * @param accounts accounts, passwords and names
 */
record ViewApps(URI advertisedUrl, ViewApp timeline, ViewApp userChats, ViewApp accounts)
    implements Owners {
  private static final String TIMELINE = "timeline";
  private static final String USER_CHATS = "user-chats";
  private static final String ACCOUNTS = "accounts";

  /**
   * The partitions of all views, as the topics have them.
   *
   * @throws IllegalStateException if topics are missing, or some that are read side by side do not
   *     have equally many partitions
   */
  static ViewPlaces placesIn(Cluster cluster) {
    int users = commonCount(cluster, AccountsTopology.ACCOUNT_TOPICS);
    int chats = commonCount(cluster, TimelineTopology.TOPICS);
    return ViewPlaces.of(chats, users, commonCount(cluster, List.of(Topics.NAME_EVENTS)));
  }

  private static int commonCount(Cluster cluster, List<Topic<?>> topics) {
    Map<String, Integer> counts = cluster.partitionCounts(topics);
    Set<Integer> different = Set.copyOf(counts.values());
    if (different.size() != 1) {
      throw new IllegalStateException("topics have different numbers of partitions: " + counts);
    }
    return different.iterator().next();
  }

  static ViewApps start(
      URI advertisedUrl,
      StreamsSettings settings,
      SchemaIds ids,
      Cluster cluster,
      ViewPlaces places) {
    var committed = cluster.committed(UserChatsTopology.APPLICATION_ID, Topics.CHAT_EVENTS);
    return new ViewApps(
        advertisedUrl,
        ViewApp.start(
            TIMELINE,
            TimelineTopology.APPLICATION_ID,
            TimelineTopology.build(ids, places.timeline()),
            settings,
            advertisedUrl),
        ViewApp.start(
            USER_CHATS,
            UserChatsTopology.APPLICATION_ID,
            UserChatsTopology.build(ids, places.userChats(), committed),
            settings,
            advertisedUrl),
        ViewApp.start(
            ACCOUNTS,
            AccountsTopology.APPLICATION_ID,
            AccountsTopology.build(ids, places.accounts(), places.names()),
            settings,
            advertisedUrl));
  }

  List<Part> parts() {
    return List.of(
        new Part(TIMELINE, timeline.app()),
        new Part(USER_CHATS, userChats.app()),
        new Part(ACCOUNTS, accounts.app()));
  }

  /** Others only: who asks has seen that the partition is not here. */
  @Override
  public Optional<String> urlOf(ViewName view, int partition) {
    return hostOf(view, partition)
        .filter(host -> !host.equals(ViewApp.hostOf(advertisedUrl)))
        .map(host -> advertisedUrl.getScheme() + "://" + host.host() + ":" + host.port());
  }

  private Optional<HostInfo> hostOf(ViewName view, int partition) {
    return switch (view) {
      case TIMELINE -> timeline.hostOf(Topics.CHAT_EVENTS.name(), partition);
      case USER_CHATS -> userChats.hostOf(UserChatsTopology.BY_USER_TOPIC, partition);
      case ACCOUNTS -> accounts.hostOf(Topics.USER_EVENTS.name(), partition);
      case NAMES -> accounts.hostOf(Topics.NAME_EVENTS.name(), partition);
    };
  }
}
