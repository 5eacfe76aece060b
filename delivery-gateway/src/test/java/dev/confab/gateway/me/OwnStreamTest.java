package dev.confab.gateway.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.room.Listener;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What of answers and events goes to a device. */
final class OwnStreamTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID CHAT = new UUID(2, 1);
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");

  private final Device device = new Device();
  private final OwnStream stream = new OwnStream(device);

  @Test
  void a_preference_that_a_view_ahead_of_the_other_has_told_does_not_go_back() {
    stream.begin(OwnVersion.NONE, own(2, 4, List.of()));
    device.told.clear();

    stream.take(preference(3));
    stream.take(preference(4));
    assertThat(device.told).isEmpty();
    stream.take(preference(5));

    assertThat(device.told).hasSize(1);
    JsonNode last = device.told.getLast();
    assertThat(OwnVersion.parse(last.get("version").textValue()).user()).isEqualTo("5");
  }

  @Test
  void what_both_views_do_not_have_is_told_whatever_preferences_are_ahead() {
    stream.begin(OwnVersion.NONE, own(2, 4, List.of()));
    device.told.clear();

    stream.take(new UserBlocked(ANN, 3, AT, CHAT));

    assertThat(device.told).hasSize(1);
    assertThat(device.told.getLast().at("/rows/0/kind").textValue()).isEqualTo("block");
  }

  /** Whoever has the rows of a version already is not told the newer preferences with them. */
  @Test
  void preferences_that_a_view_ahead_knows_are_told_later_if_they_were_not_told_at_first() {
    Own own = own(2, 4, List.of());
    stream.begin(own.version(), own);
    device.told.clear();

    stream.take(preference(3));
    stream.take(preference(4));

    assertThat(device.told)
        .extracting(frame -> OwnVersion.parse(frame.get("version").textValue()).user())
        .containsExactly("3", "4");
    assertThat(device.told)
        .allMatch(frame -> frame.at("/rows/0/kind").textValue().equals("preference"));
  }

  @Test
  void many_rows_come_in_several_frames_and_only_the_last_one_has_a_version() {
    List<Contact> contacts =
        LongStream.range(0, 1_200).mapToObj(i -> new Contact(new UUID(3, i), null, AT)).toList();

    Own own = own(1_200, 1_200, contacts);
    stream.begin(OwnVersion.NONE, own);

    assertThat(device.told).hasSize(3);
    assertThat(device.told.getFirst().get("all")).isNotEmpty();
    for (JsonNode frame : device.told.subList(0, 2)) {
      assertThat(frame.get("rows")).hasSize(500);
      assertThat(OwnVersion.parse(frame.get("version").textValue())).isEqualTo(OwnVersion.NONE);
    }
    for (JsonNode frame : device.told.subList(1, 3)) {
      assertThat(frame.get("all")).isEmpty();
    }
    assertThat(device.told.getLast().get("version").textValue()).isEqualTo(own.version().text());
  }

  private static Own own(long version, long preferences, List<Contact> contacts) {
    return new Own(
        new OwnChats(List.of(), List.of()),
        new OwnState(
            version,
            new Profile("Ann", null, null, null),
            Privacy.DEFAULT,
            UserSettings.DEFAULT,
            contacts,
            List.of()),
        new OwnPreferences(preferences, List.of()),
        List.of());
  }

  private static UserEvent preference(long number) {
    return new ChatPreferencesChanged(ANN, number, AT, CHAT, ChatPreferences.DEFAULT);
  }

  /** A device that keeps what it is told. */
  private static final class Device extends Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> told = new ArrayList<>();

    private Device() {
      super(ANN);
    }

    @Override
    public void send(byte[] frame) {
      try {
        told.add(JSON.readTree(frame));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void sendEphemeral(byte[] frame) {
      throw new AssertionError("own state is not left out");
    }
  }
}
