package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.chat.ChatDecider;
import dev.confab.processors.domain.chat.ChatDecision;
import dev.confab.processors.domain.chat.ChatEvolver;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.InMemoryChatRows;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.walk.WalkCommands;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatStoreTest {
  private static final MessageRow MESSAGE =
      new MessageRow(new UUID(7, 7), Instant.EPOCH, null, false, false, false, 0);
  private static final UUID ACTOR = new UUID(5, 5);
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant OLD = T0.minusSeconds(1);

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final ChatStore store = new ChatStore(rows);

  @AfterEach
  void close() {
    rows.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void decisions_over_the_store_are_those_over_plain_maps(long seed) {
    InMemoryChatRows maps = new InMemoryChatRows();
    for (ChatCommand command : WalkCommands.of(seed, 2_000)) {
      ChatDecision decision = ChatDecider.decide(command, store);

      assertThat(decision).as("seed %d", seed).isEqualTo(ChatDecider.decide(command, maps));
      decision.events().forEach(event -> ChatEvolver.evolve(event, store));
      decision.events().forEach(event -> ChatEvolver.evolve(event, maps));
    }
  }

  @Test
  void what_was_never_written_is_not_there() {
    UUID chat = new UUID(1, 1);

    assertThat(store.head(chat)).isNull();
    assertThat(store.member(chat, ACTOR)).isNull();
    assertThat(store.message(chat, 1)).isNull();
    assertThat(store.done(chat, ACTOR, "key")).isNull();
    assertThat(store.imported(chat, "log", 0)).isNull();
    assertThat(store.lastImported(chat, "log")).isEqualTo(-1);
  }

  @Test
  void the_last_position_is_that_of_its_own_source_and_chat() {
    UUID chat = new UUID(1, 1);
    ImportedRow row = new ImportedRow(9, 8, T0);
    store.putImported(chat, "log", 300, row);
    store.putImported(chat, "log", 2, row);
    store.putImported(chat, "log2", 900, row);
    store.putImported(chat, "lo", 900, row);
    store.putImported(new UUID(1, 2), "log", 900, row);

    assertThat(store.imported(chat, "log", 300)).isEqualTo(row);
    assertThat(store.imported(chat, "log", 299)).isNull();
    assertThat(store.lastImported(chat, "log")).isEqualTo(300);
    assertThat(store.lastImported(chat, "log3")).isEqualTo(-1);
  }

  @Test
  void a_removed_member_is_gone() {
    UUID chat = new UUID(1, 1);
    store.putMember(chat, ACTOR, new MemberRow(Role.MEMBER, 1, Set.of(), Set.of(), null));

    store.removeMember(chat, ACTOR);

    assertThat(store.member(chat, ACTOR)).isNull();
  }

  @Test
  void a_sweep_forgets_old_outcomes_and_nothing_else() {
    givenChats(20);
    int before = count();

    int removed = store.sweepDone(T0, 100_000);

    assertThat(removed).isEqualTo(20);
    assertThat(count()).isEqualTo(before - 20);
    for (int i = 0; i < 20; i++) {
      assertThat(store.done(chat(i), ACTOR, "old")).isNull();
      assertThat(store.done(chat(i), ACTOR, "new")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void small_sweeps_get_round_the_whole_store(int limit) {
    givenChats(20);
    int removed = 0;
    for (int calls = 0; calls < 200 && removed < 20; calls++) {
      int now = store.sweepDone(T0, limit);
      assertThat(now).isLessThanOrEqualTo(limit);
      removed += now;
    }
    assertThat(removed).isEqualTo(20);

    // And round again.
    store.putDone(chat(0), ACTOR, "again", new DoneRow(Sha256.ofParts(), 1, 0, OLD));
    int again = 0;
    for (int calls = 0; calls < 200 && again == 0; calls++) {
      again = store.sweepDone(T0, limit);
    }
    assertThat(again).isEqualTo(1);
  }

  @Test
  void a_sweep_jumps_over_messages() {
    givenChats(1);
    for (long seq = 10; seq < 10_000; seq++) {
      store.putMessage(chat(0), seq, MESSAGE);
    }

    assertThat(store.sweepDone(T0, 10)).isEqualTo(1);
  }

  @Test
  void an_empty_store_is_swept_in_no_time() {
    assertThat(store.sweepDone(T0, Integer.MAX_VALUE)).isZero();
  }

  /** Chats of two messages, an old outcome, a new one and an import; the last id is the highest. */
  private void givenChats(int count) {
    for (int i = 0; i < count; i++) {
      UUID chat = chat(i);
      store.putMessage(chat, 1, MESSAGE);
      store.putMessage(chat, 2, MESSAGE);
      store.putDone(chat, ACTOR, "old", new DoneRow(Sha256.ofParts(), 1, 1, OLD));
      store.putDone(chat, ACTOR, "new", new DoneRow(Sha256.ofParts(), 2, 2, T0));
      store.putImported(chat, "log", 4, new ImportedRow(2, 2, T0));
    }
  }

  private static UUID chat(int i) {
    return new UUID(-1, -1 - i);
  }

  private int count() {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }
}
