package dev.confab.platform.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.Mentions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MentionReaderTest {
  private final NameKeys names =
      new NameKeys("a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8));
  private final Map<UUID, UUID> owners = new HashMap<>();
  private int asked;
  private final MentionReader reader =
      new MentionReader(
          names,
          key -> {
            asked++;
            return Optional.ofNullable(owners.get(key));
          });

  private final UUID ada = named("ada");
  private final UUID grace = named("grace.h");
  private final UUID imported = named("lovelace[away]");

  @Test
  void a_name_after_an_at_is_a_mention_whatever_stands_around_it() {
    for (String text :
        List.of("@ada", "(@ada)", "Hello, @ada!", "@ADA: look", "so @ada's is\n", "\"@ada\"…")) {
      assertThat(reader.read(text)).as(text).isEqualTo(new Mentions(List.of(ada), false));
    }
  }

  @Test
  void everybody_named_is_mentioned_once_in_the_order_of_the_text() {
    assertThat(reader.read("@grace.h. and @ada, @ada and @lovelace[away]"))
        .isEqualTo(new Mentions(List.of(grace, ada, imported), false));
  }

  @Test
  void all_is_everyone() {
    assertThat(reader.read("@all: tea")).isEqualTo(new Mentions(List.of(), true));
    assertThat(reader.read("@ada and @All")).isEqualTo(new Mentions(List.of(ada), true));
  }

  @Test
  void an_address_of_mail_and_an_unknown_name_mention_nobody() {
    assertThat(reader.read("write to me@ada or x.y@ada")).isNull();
    assertThat(reader.read("@nobody, @ ada, @@ada, ada")).isNull();
  }

  @Test
  void a_text_without_an_at_asks_nobody() {
    assertThat(reader.read("ada and grace.h, all of them")).isNull();
    assertThat(asked).isZero();
  }

  @Test
  void what_comes_after_fifty_names_is_text() {
    String many =
        IntStream.range(0, MentionReader.MAX_NAMES)
            .mapToObj(i -> "@nobody" + i)
            .collect(Collectors.joining(" "));

    assertThat(reader.read(many + " @ada")).isNull();
    assertThat(asked).isEqualTo(MentionReader.MAX_NAMES);
  }

  private UUID named(String name) {
    UUID id = UUID.randomUUID();
    owners.put(names.username(name), id);
    return id;
  }
}
