package dev.confab.ops.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.up.Ports;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TopicSetupTest {
  private static EmbeddedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    int port = Ports.anyFree(List.of());
    broker = EmbeddedBroker.start(folder, port, Ports.anyFree(List.of(port)));
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    new TopicSetup(admin, 4, 1).createTopics();
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void every_topic_of_the_catalogue_is_there_and_a_second_time_changes_nothing() throws Exception {
    new TopicSetup(admin, 4, 1).createTopics();

    assertThat(admin.listTopics().names().get())
        .containsAll(Topics.all().stream().map(Topic::name).toList())
        .contains(Topics.DEAD_LETTERS);
  }

  @Test
  void truth_is_kept_for_ever() throws Exception {
    assertThat(setting(Topics.CHAT_EVENTS.name(), "retention.ms")).isEqualTo("-1");
  }

  @Test
  void an_inbox_is_cut_often_enough_to_shrink() throws Exception {
    assertThat(setting(Topics.NODE_INBOX.name(), "retention.ms")).isEqualTo("600000");
    assertThat(setting(Topics.NODE_INBOX.name(), "segment.ms")).isEqualTo("150000");
  }

  @Test
  void signals_are_gone_after_minutes_and_stamped_by_the_broker() throws Exception {
    assertThat(setting(Topics.SIGNALS.name(), "cleanup.policy")).isEqualTo("delete");
    assertThat(setting(Topics.SIGNALS.name(), "retention.ms")).isEqualTo("600000");
    assertThat(setting(Topics.SIGNALS.name(), "segment.ms")).isEqualTo("150000");
    assertThat(setting(Topics.SIGNALS.name(), "message.timestamp.type")).isEqualTo("LogAppendTime");
  }

  @Test
  void an_ended_credential_is_compacted_within_a_day() throws Exception {
    assertThat(setting(Topics.CREDENTIAL_EVENTS.name(), "cleanup.policy")).isEqualTo("compact");
    assertThat(setting(Topics.CREDENTIAL_EVENTS.name(), "max.compaction.lag.ms"))
        .isEqualTo("86400000");
  }

  @Test
  void another_number_of_partitions_is_refused_in_one_sentence() {
    assertThatThrownBy(() -> new TopicSetup(admin, 8, 1).createTopics())
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageMatching(
            "Topic [a-z-]+ has 4 partitions, expected 8; "
                + "the number is fixed when a cluster is formed\\.");
  }

  private static String setting(String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get(key).value();
  }
}
