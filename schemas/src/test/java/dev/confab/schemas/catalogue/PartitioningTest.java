package dev.confab.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Ids;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

final class PartitioningTest {
  @Test
  void it_is_what_kafkas_own_partitioner_does_with_the_key() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      int partitions = random.nextInt(1, 200);

      assertThat(Partitioning.partitionOf(id, partitions))
          .as("%s of %d, seed %d", id, partitions, seed)
          .isEqualTo(BuiltInPartitioner.partitionForKey(Ids.bytes(id), partitions));
    }
  }

  @Test
  void it_never_changes() {
    UUID id = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");

    assertThat(Partitioning.partitionOf(id, 4)).isEqualTo(2);
    assertThat(Partitioning.partitionOf(id, 48)).isEqualTo(6);
  }

  @Test
  void a_credential_lives_with_its_user() {
    UUID user = new UUID(3, 4);
    byte[] key = new CredentialKey(user, new UUID(5, 6)).bytes();

    assertThat(Partitioning.partitionOf(key, 48)).isEqualTo(Partitioning.partitionOf(user, 48));
  }
}
