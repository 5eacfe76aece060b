package dev.confab.processors.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RoundPollsTest {
  private static final Duration LONG = Duration.ofMillis(100);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final TopicPartition A = new TopicPartition("commands", 0);
  private static final TopicPartition B = new TopicPartition("commands", 1);

  private final Rounds rounds = new Rounds();
  private final RoundPolls polls = new RoundPolls(new Gathering(MOMENT), rounds);
  private final Deque<Supplier<ConsumerRecords<byte[], byte[]>>> answers = new ArrayDeque<>();
  private final List<Duration> timeouts = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final ConsumerRebalanceListener listener =
      polls.watching(
          new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
              told.add("revoked " + partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
              told.add("lost " + partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
              told.add("assigned " + partitions);
            }
          });

  @Test
  void the_first_after_a_silence_comes_at_once_and_alone() {
    answers.add(() -> records(A, 0, 1));

    assertThat(offsets(poll(), A)).containsExactly(0L);
    assertThat(timeouts).containsExactly(LONG);
    assertThat(rounds.tookOne()).isTrue();
  }

  @Test
  void those_behind_it_gather_and_come_with_the_rest_of_them() {
    afterRecords();
    answers.add(() -> records(A, 1, 3));
    answers.add(() -> joined(records(A, 3, 5), records(B, 0, 2)));

    ConsumerRecords<byte[], byte[]> round = poll();

    assertThat(offsets(round, A)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(offsets(round, B)).containsExactly(0L, 1L);
    assertThat(round.nextOffsets().get(A).offset()).isEqualTo(5);
    assertThat(round.nextOffsets().get(B).offset()).isEqualTo(2);
    for (int i = 0; i < 5; i++) {
      assertThat(rounds.tookOne()).isFalse();
    }
    assertThat(rounds.tookOne()).isTrue();
  }

  @Test
  void if_nothing_has_gathered_there_is_no_second_poll() {
    afterRecords();
    answers.add(ConsumerRecords::empty);

    assertThat(poll()).isEmpty();

    assertThat(timeouts).containsExactly(LONG, LONG);
  }

  @Test
  void what_the_first_poll_has_brought_is_not_lost_if_the_second_fails() {
    afterRecords();
    answers.add(() -> records(A, 1, 3));
    answers.add(
        () -> {
          throw new KafkaException("away");
        });

    assertThat(offsets(poll(), A)).containsExactly(1L, 2L);

    assertThatThrownBy(this::poll).isInstanceOf(KafkaException.class).hasMessage("away");
    answers.add(() -> records(A, 3, 4));
    assertThat(offsets(poll(), A)).containsExactly(3L);
  }

  @Test
  void of_a_partition_that_goes_away_meanwhile_nothing_is_kept() {
    afterRecords();
    answers.add(() -> joined(records(A, 1, 3), records(B, 0, 2)));
    answers.add(
        () -> {
          listener.onPartitionsRevoked(List.of(A));
          return records(B, 2, 3);
        });

    ConsumerRecords<byte[], byte[]> round = poll();

    assertThat(round.partitions()).containsExactly(B);
    assertThat(offsets(round, B)).containsExactly(0L, 1L, 2L);
    assertThat(round.nextOffsets()).containsOnlyKeys(B);
    assertThat(told).containsExactly("revoked [commands-0]");
  }

  /** It is read anew from what was committed: the same records come again. */
  @Test
  void a_partition_that_is_lost_and_comes_back_has_each_record_once() {
    afterRecords();
    answers.add(() -> records(A, 1, 3));
    answers.add(
        () -> {
          listener.onPartitionsLost(List.of(A));
          listener.onPartitionsAssigned(List.of(A));
          return records(A, 1, 2);
        });

    assertThat(offsets(poll(), A)).containsExactly(1L);
    assertThat(told).containsExactly("lost [commands-0]", "assigned [commands-0]");
  }

  @Test
  void who_does_not_want_to_wait_does_not_wait() {
    afterRecords();
    answers.add(() -> records(A, 1, 2));

    ConsumerRecords<byte[], byte[]> round = polls.poll(Duration.ZERO, this::answer);

    assertThat(offsets(round, A)).containsExactly(1L);
    assertThat(timeouts.getLast()).isZero();
  }

  private void afterRecords() {
    answers.add(() -> records(A, 0, 1));
    poll();
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    return polls.poll(LONG, this::answer);
  }

  private ConsumerRecords<byte[], byte[]> answer(Duration timeout) {
    timeouts.add(timeout);
    return answers.remove().get();
  }

  private static List<Long> offsets(
      ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
    return records.records(partition).stream().map(ConsumerRecord::offset).toList();
  }

  private static ConsumerRecords<byte[], byte[]> records(
      TopicPartition partition, long from, long to) {
    List<ConsumerRecord<byte[], byte[]>> records =
        LongStream.range(from, to)
            .mapToObj(
                offset ->
                    new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]))
            .toList();
    return new ConsumerRecords<>(
        Map.of(partition, records), Map.of(partition, new OffsetAndMetadata(to)));
  }

  private static ConsumerRecords<byte[], byte[]> joined(
      ConsumerRecords<byte[], byte[]> one, ConsumerRecords<byte[], byte[]> other) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(one.nextOffsets());
    next.putAll(other.nextOffsets());
    for (ConsumerRecords<byte[], byte[]> part : List.of(one, other)) {
      part.partitions().forEach(partition -> records.put(partition, part.records(partition)));
    }
    return new ConsumerRecords<>(records, next);
  }
}
