package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class EachTest {
  private static final Supplier<String> AWAY =
      () -> {
        throw new ViewUnavailableException("away");
      };

  @Test
  void who_is_away_takes_nothing_from_the_others() {
    assertThat(Each.of(List.of(() -> "a", AWAY, () -> "c")))
        .containsExactly(Optional.of("a"), Optional.empty(), Optional.of("c"));
    assertThat(Each.of(List.<Supplier<String>>of())).isEmpty();
  }

  @Test
  void if_all_are_away_that_is_the_answer() {
    assertThatThrownBy(() -> Each.of(List.of(AWAY, AWAY)))
        .isInstanceOf(ViewUnavailableException.class);
  }

  @Test
  void what_is_a_bug_is_not_hidden() {
    Supplier<String> bug =
        () -> {
          throw new IllegalStateException("bug");
        };
    assertThatThrownBy(() -> Each.of(List.of(() -> "a", bug))).hasMessage("bug");
  }
}
