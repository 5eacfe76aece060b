package dev.confab.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.room.Listener;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.PresenceViews;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserUnblocked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told of whom, and of what. */
final class WatchesTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID EVE = new UUID(1, 3);
  private static final Instant SEEN = Instant.parse("2026-01-31T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final View view = new View();
  private final Watches watches = new Watches(view);
  private final Client bob = new Client(BOB);

  @Test
  void the_answer_says_how_it_is_and_news_what_becomes_of_it() {
    view.is(ANN, 1, PresenceStatus.ONLINE, null);
    watch(bob, "8", ANN);
    assertThat(bob.frames())
        .containsExactly(
            "{\"t\":\"presence\",\"id\":\"8\",\"users\":[" + json(ANN, "online") + "]}");

    change(ANN, 2, PresenceStatus.OFFLINE, SEEN);
    watches.round();

    assertThat(bob.last())
        .isEqualTo(
            "{\"t\":\"presence\",\"users\":[{\"user\":\"%s\",\"status\":\"offline\",\"lastSeen\":\"2026-01-31T10:00:00.000Z\"}]}"
                .formatted(ANN));
  }

  @Test
  void many_changes_between_two_rounds_are_one_question_and_one_frame() {
    watch(bob, "8", ANN, EVE);
    int asked = view.questions;
    for (int version = 1; version <= 20; version++) {
      change(ANN, version, version % 2 == 0 ? PresenceStatus.AWAY : PresenceStatus.ONLINE, null);
    }
    change(EVE, 1, PresenceStatus.BUSY, null);

    watches.round();
    watches.round();

    assertThat(view.questions).isEqualTo(asked + 1);
    assertThat(bob.frames()).hasSize(2);
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "away", EVE, "busy"));
  }

  @Test
  void who_may_not_know_it_does_not_even_learn_that_something_changed() {
    view.hiddenFrom.add(BOB);
    watch(bob, "8", ANN);
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "hidden"));

    change(ANN, 1, PresenceStatus.ONLINE, null);
    watches.round();

    assertThat(bob.frames()).hasSize(1);
  }

  @Test
  void privacy_is_asked_for_anew_with_each_change() {
    view.is(ANN, 1, PresenceStatus.ONLINE, null);
    watch(bob, "8", ANN);
    view.hiddenFrom.add(BOB);
    change(ANN, 2, PresenceStatus.BUSY, null);
    watches.round();
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "hidden"));

    view.hiddenFrom.clear();
    change(ANN, 3, PresenceStatus.AWAY, null);
    watches.round();

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "away"));
  }

  @Test
  void who_begins_to_hide_or_blocks_a_watcher_is_hidden_without_another_change() {
    view.is(ANN, 1, PresenceStatus.ONLINE, null);
    watch(bob, "8", ANN);

    view.hiddenFrom.add(BOB);
    view.userVersion = 7;
    watches.take(new PrivacyChanged(ANN, 7, SEEN, Privacy.DEFAULT));
    watches.round();
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "hidden"));

    view.hiddenFrom.clear();
    view.userVersion = 8;
    watches.take(new UserUnblocked(ANN, 8, SEEN, BOB));
    watches.round();
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "online"));

    view.hiddenFrom.add(BOB);
    view.userVersion = 9;
    watches.take(new UserBlocked(ANN, 9, SEEN, BOB));
    watches.round();
    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "hidden"));
  }

  @Test
  void a_view_that_does_not_know_yet_who_hides_is_asked_again() {
    view.is(ANN, 1, PresenceStatus.ONLINE, null);
    watch(bob, "8", ANN);
    watches.take(new PrivacyChanged(ANN, 7, SEEN, Privacy.DEFAULT));
    view.userVersion = 6;
    watches.round();
    assertThat(bob.frames()).hasSize(1);

    view.hiddenFrom.add(BOB);
    view.userVersion = 7;
    watches.round();

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "hidden"));
  }

  @Test
  void what_changes_nothing_of_who_sees_whom_asks_nobody() {
    watch(bob, "8", ANN);
    int asked = view.questions;

    watches.take(new ProfileChanged(ANN, 7, SEEN, null, null));
    watches.take(new PrivacyChanged(EVE, 7, SEEN, Privacy.DEFAULT));
    watches.round();

    assertThat(view.questions).isEqualTo(asked);
  }

  @Test
  void a_change_that_the_view_does_not_have_yet_is_asked_for_again() {
    watch(bob, "8", ANN);
    watches.changed(ANN, 1);
    watches.round();
    assertThat(bob.frames()).hasSize(1);

    view.is(ANN, 1, PresenceStatus.ONLINE, null);
    watches.round();

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "online"));
  }

  @Test
  void while_the_view_is_away_nothing_is_lost() {
    watch(bob, "8", ANN);
    change(ANN, 1, PresenceStatus.ONLINE, null);
    view.away = true;
    watches.round();
    assertThatThrownBy(() -> watch(bob, "9", ANN)).isInstanceOf(ViewUnavailableException.class);
    view.away = false;
    watches.round();

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "online"));
  }

  @Test
  void another_list_takes_the_place_of_the_first() {
    watch(bob, "8", ANN);
    watch(bob, "9", EVE);

    change(ANN, 1, PresenceStatus.ONLINE, null);
    change(EVE, 1, PresenceStatus.AWAY, null);
    watches.round();

    assertThat(watches.isWatched(ANN)).isFalse();
    assertThat(bob.last()).contains(EVE.toString()).doesNotContain(ANN.toString());
  }

  @Test
  void a_client_that_is_gone_is_not_told_and_leaves_nothing() {
    watch(bob, "8", ANN);
    watches.leave(bob.watcher);

    change(ANN, 1, PresenceStatus.ONLINE, null);
    watches.round();

    assertThat(watches.isWatched(ANN)).isFalse();
    assertThat(bob.frames()).hasSize(1);
  }

  @Test
  void of_whom_nobody_watches_nobody_asks() {
    change(ANN, 1, PresenceStatus.ONLINE, null);
    watches.round();

    assertThat(view.questions).isZero();
  }

  @Test
  void an_answer_that_was_overtaken_by_news_does_not_come_after_them() {
    watch(bob, "8", ANN);
    change(ANN, 2, PresenceStatus.BUSY, null);
    watches.round();

    bob.watcher.take(new Presence(ANN, 1, PresenceStatus.ONLINE, null, List.of(BOB)));
    bob.watcher.tell();

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "busy"));
    assertThat(bob.frames()).hasSize(2);
  }

  @Test
  void an_answer_of_a_view_that_is_behind_does_not_take_back_what_was_told() {
    watch(bob, "8", ANN);
    change(ANN, 2, PresenceStatus.BUSY, null);
    watches.round();

    bob.watcher.answer(
        "9", List.of(new Presence(ANN, 1, PresenceStatus.ONLINE, null, List.of(BOB))));

    assertThat(bob.statuses()).isEqualTo(Map.of(ANN, "busy"));
  }

  @Test
  void a_crowd_of_watchers_is_asked_for_in_parts_and_all_are_told() {
    int crowd = PresenceQuery.MAX_VIEWERS + 10;
    List<Client> clients =
        IntStream.range(0, crowd).mapToObj(i -> new Client(new UUID(2, i))).toList();
    clients.forEach(client -> watches.watch(client.watcher, Set.of(ANN)));

    change(ANN, 1, PresenceStatus.ONLINE, null);
    watches.round();

    assertThat(clients)
        .allSatisfy(client -> assertThat(client.statuses()).isEqualTo(Map.of(ANN, "online")));
    assertThat(view.questions).isEqualTo(2);
  }

  @Test
  void a_crowd_of_users_is_asked_for_in_parts() {
    List<UUID> crowd =
        IntStream.range(0, Watches.MOST_USERS).mapToObj(i -> new UUID(3, i)).toList();
    Client eve = new Client(EVE);
    watches.watch(bob.watcher, Set.copyOf(crowd));
    watches.watch(eve.watcher, Set.of(ANN));
    crowd.forEach(user -> change(user, 1, PresenceStatus.ONLINE, null));
    change(ANN, 1, PresenceStatus.ONLINE, null);

    watches.round();

    assertThat(view.questions).isEqualTo(2);
    assertThat(bob.statuses()).hasSize(crowd.size());
    assertThat(eve.statuses()).isEqualTo(Map.of(ANN, "online"));
  }

  private void watch(Client client, String id, UUID... users) {
    watches.watch(client.watcher, Set.of(users));
    watches.answer(client.watcher, id, Set.of(users));
  }

  private void change(UUID user, long version, PresenceStatus status, @Nullable Instant lastSeen) {
    view.is(user, version, status, lastSeen);
    watches.changed(user, version);
  }

  private static String json(UUID user, String status) {
    return "{\"user\":\"%s\",\"status\":\"%s\"}".formatted(user, status);
  }

  /** A view that knows everybody. */
  private static final class View implements PresenceViews {
    private final Map<UUID, Presence> users = new HashMap<>();
    private final Set<UUID> hiddenFrom = new HashSet<>();
    private boolean away;
    private long userVersion;
    private int questions;

    void is(UUID user, long version, PresenceStatus status, @Nullable Instant lastSeen) {
      users.put(user, new Presence(user, version, status, lastSeen, List.of()));
    }

    @Override
    public List<Presence> presences(List<PresenceQuery> queries) {
      questions++;
      assertThat(queries).extracting(PresenceQuery::userId).doesNotHaveDuplicates();
      assertThat(queries).hasSizeBetween(1, Watches.MOST_USERS);
      if (away || queries.stream().anyMatch(query -> query.minVersion() > userVersion)) {
        throw new ViewUnavailableException("away");
      }
      return queries.stream().map(this::answer).toList();
    }

    private Presence answer(PresenceQuery query) {
      Presence known =
          users.getOrDefault(
              query.userId(),
              new Presence(query.userId(), 0, PresenceStatus.OFFLINE, null, List.of()));
      return new Presence(
          known.userId(),
          known.version(),
          known.status(),
          known.lastSeenAt(),
          query.viewers().stream().filter(viewer -> !hiddenFrom.contains(viewer)).toList());
    }
  }

  /** A client that keeps what it is told. */
  private static final class Client extends Listener {
    private final Watcher watcher = new Watcher(this);

    Client(UUID userId) {
      super(userId);
    }

    List<String> frames() {
      return frames.stream().map(frame -> new String(frame, StandardCharsets.UTF_8)).toList();
    }

    String last() {
      return frames().getLast();
    }

    /** What it knows of each user now. */
    Map<UUID, String> statuses() {
      Map<UUID, String> statuses = new HashMap<>();
      for (byte[] frame : frames) {
        try {
          for (JsonNode user : JSON.readTree(frame).get("users")) {
            statuses.put(UUID.fromString(user.get("user").asText()), user.get("status").asText());
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return statuses;
    }
  }
}
