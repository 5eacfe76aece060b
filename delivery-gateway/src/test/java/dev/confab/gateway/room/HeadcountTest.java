package dev.confab.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HeadcountTest {
  private static final UUID CHAT = new UUID(1, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");
  private static final int SEEDS = 500;

  private final List<ChatEvent> log = new ArrayList<>();
  private final List<Integer> members = new ArrayList<>();
  private final Headcount headcount = new Headcount();

  @Test
  void nothing_is_known_before_a_view_was_asked() {
    headcount.take(new Delivery(event(1, 1)));
    headcount.answer(5, 7);
    assertThat(headcount.members()).isEmpty();
  }

  @Test
  void wherever_the_tail_and_the_view_stand_nobody_is_missed_or_counted_twice() {
    for (long seed = 0; seed < SEEDS; seed++) {
      new HeadcountTest().compare(new Random(seed), "seed " + seed);
    }
  }

  @Test
  void too_much_that_changes_while_a_view_is_asked_makes_it_asked_again() {
    headcount.asking();
    for (int seq = 1; seq <= Headcount.MOST_CHANGES + 1; seq++) {
      headcount.take(new Delivery(event(seq, 1)));
    }
    headcount.answer(1, 1);
    assertThat(headcount.members()).isEmpty();
    headcount.asking();
    headcount.answer(300, 42);
    assertThat(headcount.members()).hasValue(42);
  }

  private void compare(Random random, String seed) {
    int count = 0;
    for (int seq = 1; seq <= 40; seq++) {
      int by = count == 0 ? 1 : random.nextInt(3) - 1;
      count += by;
      log.add(event(seq, by));
      members.add(count);
    }
    int asked = random.nextInt(20);
    int answered = asked + random.nextInt(20);
    // The question says how far the tail was, and the answer is of then or later.
    int asOf = asked + random.nextInt(40 - asked);
    for (int i = 0; i < 40; i++) {
      if (i == asked) {
        headcount.asking();
      }
      if (i == answered) {
        headcount.answer(asOf, asOf == 0 ? 0 : members.get(asOf - 1));
      }
      headcount.take(new Delivery(log.get(i)));
    }
    assertThat(headcount.members()).as(seed).hasValue(members.getLast());
  }

  private static ChatEvent event(long seq, int by) {
    return switch (by) {
      case 1 -> new MemberAdded(CHAT, seq, BEN, AT, null, new UUID(8, seq), Role.MEMBER, 0);
      case -1 -> new MemberRemoved(CHAT, seq, BEN, AT, null, new UUID(8, seq));
      default -> new MessagePosted(CHAT, seq, seq, BEN, AT, AT, null, null, null, null, null);
    };
  }
}
