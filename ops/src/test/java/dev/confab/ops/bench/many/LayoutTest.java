package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LayoutTest {
  private final Layout layout = new Layout(103, 10, 4, 7);

  @Test
  void everybody_is_in_as_many_chats_and_in_none_twice() {
    int[] chats = new int[103];
    for (int[] members : layout.members()) {
      assertThat(Arrays.stream(members).distinct().count()).isEqualTo(members.length);
      Arrays.stream(members).forEach(person -> chats[person]++);
    }

    assertThat(chats).containsOnly(4);
  }

  @Test
  void all_chats_are_full_but_the_last_of_a_round() {
    assertThat(layout.chats()).isEqualTo(44);
    int[] sizes = Arrays.stream(layout.members()).mapToInt(members -> members.length).toArray();

    assertThat(IntStream.of(sizes).filter(size -> size == 10)).hasSize(40);
    assertThat(IntStream.of(sizes).filter(size -> size == 3)).hasSize(4);
  }

  @Test
  void who_is_together_in_one_round_is_not_in_the_next() {
    int[][] members = layout.members();

    assertThat(members[11]).isNotEqualTo(members[0]);
    assertThat(layout.members()).isDeepEqualTo(members);
    assertThat(new Layout(103, 10, 4, 8).members()[0]).isNotEqualTo(members[0]);
  }

  @Test
  void an_impossible_crowd_is_refused() {
    assertThatThrownBy(() -> new Layout(10, 11, 1, 1)).hasMessageContaining("--group");
  }
}
