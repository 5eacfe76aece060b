package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Topic;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What views ask of the Kafka cluster beside records. */
public final class Cluster implements AutoCloseable {
  private static final int REQUEST_TIMEOUT_MS = 5_000;

  /** A broker that starts together with us may need this long to know its topics. */
  private static final int ANSWER_TIMEOUT_MS = 30_000;

  private final Admin admin;

  private Cluster(Admin admin) {
    this.admin = admin;
  }

  /** A connection to a cluster. */
  public static Cluster connect(String bootstrap) {
    return new Cluster(
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_TIMEOUT_MS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false)));
  }

  /**
   * How many partitions topics have, by topic name.
   *
   * @throws IllegalStateException if one is not there or the cluster does not answer
   */
  public Map<String, Integer> partitionCounts(List<Topic<?>> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    try {
      return admin
          .describeTopics(names)
          .allTopicNames()
          .get(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions().size()));
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("cannot look at the topics " + names, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at topics", e);
    }
  }

  /** Where an application has committed in a topic. */
  public CommittedOffsets committed(String applicationId, Topic<?> topic) {
    return partition ->
        admin
            .listConsumerGroupOffsets(applicationId)
            .partitionsToOffsetAndMetadata()
            .thenApply(
                offsets -> {
                  var found = offsets.get(new TopicPartition(topic.name(), partition));
                  return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
                })
            .toCompletionStage();
  }

  @Override
  public void close() {
    admin.close();
  }
}
