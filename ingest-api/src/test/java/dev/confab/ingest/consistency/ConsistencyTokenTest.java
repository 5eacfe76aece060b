package dev.confab.ingest.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.http.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsistencyTokenTest {
  private static final UUID ENGINES = new UUID(1, 2);
  private static final UUID PLANS = new UUID(3, 4);
  private static final UUID ADA = new UUID(5, 6);

  @Test
  void a_token_keeps_its_bytes() {
    ConsistencyToken token =
        ConsistencyToken.NONE.withChat(ENGINES, 5).withMembership(PLANS, 0x0102).withUser(ADA, 7);

    assertThat(token.text())
        .isEqualTo(
            "AQEAAAAAAAAAAQAAAAAAAAACAAAAAAAAAAUCAAAAAAAAAAMAAAAAAAAABAAAAAAAAAECAwAAAAAAAAAFAAAAAAAAAAYAAAAAAAAABw");
    assertThat(ConsistencyToken.parse(token.text())).isEqualTo(token);
  }

  @Test
  void a_seq_never_falls() {
    ConsistencyToken token = ConsistencyToken.NONE.withChat(ENGINES, 5).withChat(ENGINES, 4);

    assertThat(token.chats()).isEqualTo(Map.of(ENGINES, 5L));
  }

  @Test
  void the_chat_that_changed_longest_ago_is_dropped_first() {
    ConsistencyToken token = ConsistencyToken.NONE.withChat(ENGINES, 1).withChat(PLANS, 1);
    for (int i = 0; i < ConsistencyToken.MAX_ENTRIES - 2; i++) {
      token = token.withChat(new UUID(9, i), 1);
    }
    token = ConsistencyToken.parse(token.withChat(ENGINES, 2).text()).withChat(new UUID(8, 8), 1);

    assertThat(token.chats()).hasSize(ConsistencyToken.MAX_ENTRIES);
    assertThat(token.chats()).containsEntry(ENGINES, 2L).doesNotContainKey(PLANS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "AA",
        "AgEAAAAAAAAAAQAAAAAAAAACAAAAAAAAAAU",
        "AQEAAAAAAAAAAQAAAAAAAAACAAAAAAAAAA",
        "AQQAAAAAAAAAAQAAAAAAAAACAAAAAAAAAAU",
        "AQEAAAAAAAAAAQAAAAAAAAACAAAAAAAAAAA",
        "AQEAAAAAAAAAAQAAAAAAAAAC__________8"
      })
  void what_no_node_made_is_refused(String text) {
    assertThatThrownBy(() -> ConsistencyToken.parse(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void a_token_of_too_many_chats_is_refused() {
    byte[] bytes = new byte[1 + 25 * (3 * ConsistencyToken.MAX_ENTRIES + 1)];
    bytes[0] = 1;

    assertThatThrownBy(
            () -> ConsistencyToken.parse(java.util.Base64.getUrlEncoder().encodeToString(bytes)))
        .isInstanceOf(ProblemException.class);
  }
}
