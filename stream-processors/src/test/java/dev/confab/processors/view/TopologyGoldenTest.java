package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.query.ViewPlaces;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** The wiring of the views is reviewed: names of stores and topics are kept state. */
class TopologyGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/topologies");
  private static final String UPDATE = "confab.golden.update";

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final ViewPlaces places = ViewPlaces.of(4, 4, 4);

  @Test
  void timeline_is_wired_as_reviewed() throws IOException {
    check("timeline", TimelineTopology.build(ids, places.timeline()));
  }

  @Test
  void user_chats_is_wired_as_reviewed() throws IOException {
    check(
        "user-chats",
        UserChatsTopology.build(
            ids, places.userChats(), _ -> CompletableFuture.completedFuture(OptionalLong.empty())));
  }

  @Test
  void accounts_is_wired_as_reviewed() throws IOException {
    check("accounts", AccountsTopology.build(ids, places.accounts(), places.names()));
  }

  private static void check(String name, Topology topology) throws IOException {
    Path golden = FOLDER.resolve(name + ".txt");
    String now = topology.describe().toString();
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(golden, now);
    }
    assertThat(now)
        .as("%s: if the change is meant, run this test with -D%s=true", golden, UPDATE)
        .isEqualTo(Files.readString(golden));
  }
}
