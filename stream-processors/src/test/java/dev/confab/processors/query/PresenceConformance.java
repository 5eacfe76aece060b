package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.UserBlocked;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with who is there. */
abstract class PresenceConformance extends PeopleConformance {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

  @Test
  void who_never_was_there_is_offline_without_a_time() {
    anna();

    assertThat(presence(BEN))
        .containsExactly(new Presence(ANNA, 0, PresenceStatus.OFFLINE, null, List.of(BEN)));
  }

  @Test
  void who_has_not_registered_yet_is_not_in_the_answer() {
    registered();

    assertThat(presence(BEN)).isEmpty();
  }

  @Test
  void nobody_is_not_in_the_answer() {
    assertThat(presence(BEN)).isEmpty();
  }

  @Test
  void who_was_erased_is_not_in_the_answer_whatever_comes_late() {
    anna();
    running.publish(new PresenceChanged(ANNA, 1, NOW, PresenceStatus.ONLINE, null));
    running.publish(new AccountErased(ANNA, 3, NOW));
    running.publish(new PresenceChanged(ANNA, 2, NOW, PresenceStatus.OFFLINE, NOW));

    assertThat(presence(BEN)).isEmpty();
  }

  @Test
  void the_newest_change_counts() {
    anna();
    running.publish(new PresenceChanged(ANNA, 1, NOW, PresenceStatus.ONLINE, null));
    running.publish(new PresenceChanged(ANNA, 2, NOW, PresenceStatus.OFFLINE, NOW));
    running.publish(new PresenceChanged(ANNA, 1, NOW, PresenceStatus.ONLINE, null));

    assertThat(presence(BEN))
        .containsExactly(new Presence(ANNA, 2, PresenceStatus.OFFLINE, NOW, List.of(BEN)));
  }

  @Test
  void by_itself_everybody_may_know_it_but_those_who_are_blocked() {
    anna();
    running.publish(new UserBlocked(ANNA, 3, NOW, BEN));

    assertThat(shownTo(BEN, CARA, ANNA)).containsExactly(CARA, ANNA);
  }

  @Test
  void it_is_shown_to_whom_the_users_privacy_says() {
    anna();
    running.publish(new ContactAdded(ANNA, 3, NOW, BEN, null, null));
    running.publish(new ContactAdded(BEN, 3, NOW, ANNA, null, null));

    privacy(4, Audience.CONTACTS);
    assertThat(shownTo(BEN, CARA, ANNA)).containsExactly(BEN, ANNA);
    privacy(5, Audience.NOBODY);
    assertThat(shownTo(BEN, CARA, ANNA)).containsExactly(ANNA);
    privacy(6, Audience.UNKNOWN);
    assertThat(shownTo(BEN, CARA, ANNA)).containsExactly(ANNA);
    privacy(7, Audience.EVERYBODY);
    assertThat(shownTo(BEN, CARA, ANNA)).containsExactly(BEN, CARA, ANNA);
  }

  @Test
  void a_block_counts_more_than_a_contact() {
    anna();
    running.publish(new ContactAdded(ANNA, 3, NOW, BEN, null, null));
    running.publish(new UserBlocked(ANNA, 4, NOW, BEN));

    assertThat(shownTo(BEN)).isEmpty();
  }

  @Test
  void too_many_viewers_and_users_are_refused() {
    List<UUID> crowd = Collections.nCopies(PresenceQuery.MAX_VIEWERS + 1, BEN);
    assertThatThrownBy(() -> new PresenceQuery(ANNA, crowd, 0))
        .isInstanceOf(IllegalArgumentException.class);
    List<PresenceQuery> queries =
        IntStream.range(0, 257).mapToObj(i -> new PresenceQuery(ANNA, List.of(), 0)).toList();
    assertThatThrownBy(() -> views.presences(queries)).isInstanceOf(RuntimeException.class);
  }

  private void anna() {
    registered();
    running.publish(new AccountRegistered(ANNA, 2, NOW));
  }

  private List<Presence> presence(UUID... viewers) {
    return views.presences(List.of(new PresenceQuery(ANNA, List.of(viewers), 0)));
  }

  private List<UUID> shownTo(UUID... viewers) {
    return presence(viewers).getFirst().shownTo();
  }

  private void privacy(long version, Audience lastSeen) {
    Privacy privacy = new Privacy(lastSeen, Audience.NOBODY, Audience.NOBODY, true, true);
    running.publish(new PrivacyChanged(ANNA, version, NOW, privacy));
  }
}
