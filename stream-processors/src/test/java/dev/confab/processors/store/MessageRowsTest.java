package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.domain.chat.ReactionRows;
import dev.confab.processors.domain.chat.ReactionsRow;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of messages and of reactions to them; their bytes are for ever: {@link RowBytesTest}. */
class MessageRowsTest {
  private static final int MAX_REACTIONS = 50;
  private static final int MAX_CHARS = 64;
  private static final UUID CHAT = new UUID(1, 1);
  private static final UUID ANN = new UUID(2, 1);
  private static final UUID BOB = new UUID(2, 2);

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final ChatStore store = new ChatStore(rows);
  private final ReactionRows reactions = store.reactions();

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void reactions_keep_their_bytes() {
    byte[] row = ChatRowBytes.write(row(count("é", 2), count(":a:", 1)));

    assertThat(HexFormat.of().formatHex(row))
        .isEqualTo(
            "01"
                + "00000002"
                + "01"
                + "00000002"
                + "c3a9"
                + "00000002"
                + "01"
                + "00000003"
                + "3a613a"
                + "00000001");
  }

  @Test
  void reactions_of_all_and_of_each_are_apart() {
    reactions.putReactions(CHAT, 7, row(count("👍", 2)));
    reactions.putReactionsOf(CHAT, 7, ANN, row(count("👍", 1)));

    assertThat(reactions.reactions(CHAT, 7)).isEqualTo(row(count("👍", 2)));
    assertThat(reactions.reactionsOf(CHAT, 7, ANN)).isEqualTo(row(count("👍", 1)));
    assertThat(reactions.reactionsOf(CHAT, 7, BOB)).isEqualTo(ReactionsRow.NONE);
    assertThat(reactions.reactions(CHAT, 8)).isEqualTo(ReactionsRow.NONE);
    assertThat(reactions.reactions(new UUID(1, 2), 7)).isEqualTo(ReactionsRow.NONE);
  }

  @Test
  void an_empty_row_is_none() {
    reactions.putReactions(CHAT, 7, row(count("👍", 2)));
    reactions.putReactions(CHAT, 7, ReactionsRow.NONE);

    assertThat(rows.approximateNumEntries()).isZero();
  }

  @ParameterizedTest(name = "of code point {0}")
  @ValueSource(ints = {'a', 0xE9, 0x2764, 0xFFFD, 0x1F44D, 0x10FFFF})
  void the_longest_reactions_fit(int codePoint) {
    String longest =
        Character.toString(codePoint).repeat(MAX_CHARS / Character.charCount(codePoint));
    ReactionsRow row =
        new ReactionsRow(
            IntStream.range(0, MAX_REACTIONS)
                .mapToObj(_ -> count(longest, Integer.MAX_VALUE))
                .toList());

    reactions.putReactions(CHAT, Long.MAX_VALUE, row);

    assertThat(reactions.reactions(CHAT, Long.MAX_VALUE)).isEqualTo(row);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_is_written_is_read(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      ReactionsRow row = randomReactions(random);
      reactions.putReactions(CHAT, i, row);
      assertThat(reactions.reactions(CHAT, i)).as("seed %d", seed).isEqualTo(row);

      MessageRow message = randomMessage(random);
      store.putMessage(CHAT, i, message);
      assertThat(store.message(CHAT, i)).as("seed %d", seed).isEqualTo(message);
    }
  }

  private static ReactionsRow randomReactions(Random random) {
    return new ReactionsRow(
        IntStream.range(0, random.nextInt(MAX_REACTIONS + 1))
            .mapToObj(_ -> count(text(random), 1 + random.nextInt(100_000)))
            .toList());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int chars = random.nextInt(MAX_CHARS - 1);
    while (text.length() < chars) {
      int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
      if (Character.getType(codePoint) != Character.SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  private static MessageRow randomMessage(Random random) {
    return new MessageRow(
        new UUID(random.nextLong(), random.nextLong()),
        Instant.ofEpochMilli(random.nextLong(1L << 48)),
        root(random),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(101));
  }

  private static @Nullable Long root(Random random) {
    return random.nextBoolean() ? null : (Long) (1 + random.nextLong(Long.MAX_VALUE - 1));
  }

  private static ReactionsRow row(ReactionsRow.Count... counts) {
    return new ReactionsRow(List.of(counts));
  }

  private static ReactionsRow.Count count(String reaction, int count) {
    return new ReactionsRow.Count(reaction, count);
  }
}
