package dev.confab.ingest.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ChatPosition;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OwnWritesTest {
  private final UUID user = UUID.randomUUID();
  private final UUID chat = UUID.randomUUID();
  private final OwnWrites writes = new OwnWrites();

  @Test
  void who_wrote_nothing_waits_for_nothing() {
    assertThat(writes.position(user, chat)).isEqualTo(ChatPosition.current(chat));
    assertThat(writes.memberships(user)).isEmpty();
  }

  @Test
  void the_highest_seq_counts_whatever_the_order_of_outcomes() {
    writes.changed(user, chat, 7);
    writes.changed(user, chat, 5);

    assertThat(writes.position(user, chat)).isEqualTo(new ChatPosition(chat, 7));
    assertThat(writes.position(UUID.randomUUID(), chat)).isEqualTo(ChatPosition.current(chat));
  }

  @Test
  void messages_are_no_memberships() {
    writes.membershipChanged(user, chat, 2);
    writes.changed(user, chat, 9);

    assertThat(writes.memberships(user)).containsExactly(new ChatPosition(chat, 2));
  }

  @Test
  void the_oldest_chats_are_forgotten_first() {
    writes.membershipChanged(user, chat, 2);
    UUID second = UUID.randomUUID();
    writes.membershipChanged(user, second, 2);
    for (int i = 0; i < 62; i++) {
      writes.membershipChanged(user, UUID.randomUUID(), 2);
    }
    writes.membershipChanged(user, chat, 3);
    writes.membershipChanged(user, UUID.randomUUID(), 2);

    assertThat(writes.memberships(user))
        .hasSize(64)
        .contains(new ChatPosition(chat, 3))
        .doesNotContain(new ChatPosition(second, 2));
  }
}
