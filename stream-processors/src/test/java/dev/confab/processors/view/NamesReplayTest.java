package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However often and from wherever the log is read again, names have the same owners. */
class NamesReplayTest {
  private static final TopicCodec<NameEvent> CODEC =
      Topics.NAME_EVENTS.codec(new InMemorySchemaIds());

  @Test
  void any_replay_from_any_earlier_place_gives_the_same_rows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<NameEvent> events = events(random, 100);
    for (int prefix = 1; prefix <= events.size(); prefix++) {
      List<Integer> places = Deliveries.of(random, prefix);
      assertThat(rowsAfter(events, places))
          .as("seed %d, places %s", seed, places)
          .isEqualTo(rowsAfter(events, Deliveries.once(0, prefix)));
    }
  }

  /** Claims and releases of three names, in turn. */
  private static List<NameEvent> events(Random random, int count) {
    long[] versions = new long[3];
    UUID[] owners = new UUID[3];
    List<NameEvent> events = new ArrayList<>();
    while (events.size() < count) {
      int name = random.nextInt(owners.length);
      UUID nameKey = new UUID(1, name);
      versions[name]++;
      if (owners[name] == null) {
        owners[name] = random.nextBoolean() ? Users.ANNA : Users.BEN;
        events.add(
            new NameClaimed(
                nameKey, versions[name], owners[name], NameKind.USERNAME, 1, ChatLog.START));
      } else {
        events.add(new NameReleased(nameKey, versions[name], owners[name], ChatLog.START));
        owners[name] = null;
      }
    }
    return events;
  }

  private static Map<String, Bytes> rowsAfter(List<NameEvent> events, List<Integer> places) {
    try (Replayed view =
        new Replayed(
            AccountsTopology.NAMES_STORE,
            ViewName.NAMES,
            AccountsTopology.NAME_SOURCES,
            partitions -> new NamesProcessor(CODEC, partitions))) {
      for (int place : places) {
        NameEvent event = events.get(place);
        view.deliver(
            Topics.NAME_EVENTS.name(), place, Ids.bytes(event.nameKey()), CODEC.encode(event));
      }
      return view.rows();
    }
  }
}
