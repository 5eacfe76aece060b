package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/**
 * {@code user-events}, {@code credential-events} and {@code presence-events} → store {@code
 * accounts}; {@code name-events} → store {@code names}. Two sub-topologies: users and names are
 * partitioned by different keys.
 */
public final class AccountsTopology {
  /** What accounts are made of: topics that are read side by side, with equally many partitions. */
  public static final List<Topic<?>> ACCOUNT_TOPICS =
      List.of(Topics.USER_EVENTS, Topics.CREDENTIAL_EVENTS, Topics.PRESENCE_EVENTS);

  /** Application id. */
  public static final String APPLICATION_ID = "confab-accounts";

  static final String ACCOUNTS_STORE = "accounts";
  static final String NAMES_STORE = "names";

  /** The number of {@code user-events} among the sources of accounts. */
  public static final int USER_EVENTS = 0;

  static final int CREDENTIAL_EVENTS = 1;

  static final int PRESENCE_EVENTS = 2;

  /** How many sources accounts have. */
  public static final int ACCOUNT_SOURCES = 3;

  static final int NAME_EVENTS = 0;

  /** How many sources names have. */
  public static final int NAME_SOURCES = 1;

  private static final String USERS_SOURCE = "user-events-source";
  private static final String CREDENTIALS_SOURCE = "credential-events-source";
  private static final String PRESENCE_SOURCE = "presence-events-source";
  private static final String NAMES_SOURCE = "name-events-source";
  private static final String ACCOUNTS_PROCESSOR = "accounts-processor";
  private static final String NAMES_PROCESSOR = "names-processor";

  private AccountsTopology() {}

  /** The topology; its tasks lend their stores to the partitions of the two views. */
  public static Topology build(SchemaIds ids, ViewPartitions accounts, ViewPartitions names) {
    var users = Topics.USER_EVENTS.codec(ids);
    var credentials = Topics.CREDENTIAL_EVENTS.codec(ids);
    var presence = Topics.PRESENCE_EVENTS.codec(ids);
    var nameEvents = Topics.NAME_EVENTS.codec(ids);
    Topology topology = new Topology();
    source(topology, USERS_SOURCE, Topics.USER_EVENTS.name());
    source(topology, CREDENTIALS_SOURCE, Topics.CREDENTIAL_EVENTS.name());
    source(topology, PRESENCE_SOURCE, Topics.PRESENCE_EVENTS.name());
    source(topology, NAMES_SOURCE, Topics.NAME_EVENTS.name());
    return topology
        .addProcessor(
            ACCOUNTS_PROCESSOR,
            () -> new AccountsProcessor(users, credentials, presence, accounts),
            USERS_SOURCE,
            CREDENTIALS_SOURCE,
            PRESENCE_SOURCE)
        .addStateStore(ViewStores.builder(ACCOUNTS_STORE), ACCOUNTS_PROCESSOR)
        .addProcessor(NAMES_PROCESSOR, () -> new NamesProcessor(nameEvents, names), NAMES_SOURCE)
        .addStateStore(ViewStores.builder(NAMES_STORE), NAMES_PROCESSOR);
  }

  private static void source(Topology topology, String name, String topic) {
    topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
  }
}
