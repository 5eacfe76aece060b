package dev.confab.ops.topics;

import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topic.Retention;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * Makes the cluster what the catalogue says: topics with their settings, schemas in the registry.
 */
public final class TopicSetup {
  /** A short-lived topic is cut into segments this many times per retention, so that it shrinks. */
  private static final int SEGMENTS_PER_RETENTION = 4;

  /**
   * A password hash or session that has been ended is gone from the log after at most this time;
   * with the default a quiet topic is never compacted.
   */
  private static final Duration LONGEST_UNCOMPACTED = Duration.ofDays(1);

  private final Admin admin;
  private final int partitions;
  private final short replicas;

  /**
   * For a cluster.
   *
   * @param partitions of every topic; fixed for the life of the cluster
   * @param replicas of every topic
   */
  public TopicSetup(Admin admin, int partitions, int replicas) {
    this.admin = admin;
    this.partitions = partitions;
    this.replicas = (short) replicas;
  }

  /**
   * Creates the topics that are missing and checks the others.
   *
   * @throws TopicMismatchException if a topic has another number of partitions: keys would move
   */
  public void createTopics() throws InterruptedException, ExecutionException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      wanted.add(newTopic(topic.name(), topic.retention()));
    }
    wanted.add(newTopic(Topics.DEAD_LETTERS, new Retention.For(Topics.DEAD_LETTERS_RETENTION)));
    admin
        .createTopics(wanted.stream().filter(topic -> !existing.contains(topic.name())).toList())
        .all()
        .get();
    check(wanted.stream().map(NewTopic::name).filter(existing::contains).toList());
  }

  /**
   * Registers the schemas of all topics, one after the other: side by side, Apicurio over H2 was
   * seen to hold one of the requests for ten seconds.
   */
  public void registerSchemas(SchemaIds ids) {
    Topics.all().forEach(topic -> topic.codec(ids));
  }

  private void check(List<String> names) throws InterruptedException, ExecutionException {
    Map<String, TopicDescription> found = admin.describeTopics(names).allTopicNames().get();
    found.forEach(
        (name, description) -> {
          int count = description.partitions().size();
          if (count != partitions) {
            throw new TopicMismatchException(name, count, partitions);
          }
        });
  }

  private NewTopic newTopic(String name, Retention retention) {
    return new NewTopic(name, partitions, replicas).configs(settings(retention));
  }

  private static Map<String, String> settings(Retention retention) {
    Map<String, String> settings = new HashMap<>();
    switch (retention) {
      case Retention.Forever() -> settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
      case Retention.For(Duration time) -> keep(time, settings);
      case Retention.Passing(Duration time) -> {
        keep(time, settings);
        settings.put(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.toString());
      }
      case Retention.Compacted() -> {
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        settings.put(
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            Long.toString(LONGEST_UNCOMPACTED.toMillis()));
      }
    }
    return settings;
  }

  private static void keep(Duration time, Map<String, String> settings) {
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()));
    settings.put(
        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(time.toMillis() / SEGMENTS_PER_RETENTION));
  }
}
