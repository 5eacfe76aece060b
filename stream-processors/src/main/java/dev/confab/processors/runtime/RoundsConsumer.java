package dev.confab.processors.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of a decider's thread: its polls are those of {@link RoundPolls}. */
final class RoundsConsumer extends KafkaConsumer<byte[], byte[]> {
  private final RoundPolls polls;

  RoundsConsumer(Map<String, Object> settings, RoundPolls polls) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.polls = polls;
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, polls.watching(listener));
  }

  @Override
  public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, polls.watching(listener));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    return polls.poll(timeout, super::poll);
  }
}
