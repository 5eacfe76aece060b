package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Block;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.processors.view.ChatLog;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserSettings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with a user's own state, by positions. */
abstract class OwnStateConformance extends PresenceConformance {
  private static final Instant AT = ChatLog.START;
  private static final UserSettings DARK =
      new UserSettings(
          UserSettings.DEFAULT.notifications(), new InterfaceSettings("de", Theme.DARK));
  private static final Privacy CLOSED =
      new Privacy(Audience.NOBODY, Audience.NOBODY, Audience.NOBODY, false, false);

  @Test
  void what_a_user_has_said_is_of_one_moment_at_or_after_a_position() {
    registered(); // offset 0
    running.publish(new ContactAdded(ANNA, 2, AT, BEN, new ContactAlias("Benny"), null));
    running.publish(new ContactAdded(ANNA, 3, AT, CARA, null, null));
    running.publish(new ContactRemoved(ANNA, 4, AT, CARA));
    running.publish(new UserBlocked(ANNA, 5, AT, CARA));
    running.publish(new SettingsChanged(ANNA, 6, AT, DARK, null));
    running.publish(new PrivacyChanged(ANNA, 7, AT, CLOSED));
    Profile profile = new Profile("Anne", "bio", "at tea", null);

    var later = CompletableFuture.supplyAsync(() -> views.ownStateAt(ANNA, 8));
    running.publish(new ProfileChanged(ANNA, 8, AT, profile, null));

    assertThat(later)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(
            new OwnState(
                8,
                profile,
                CLOSED,
                DARK,
                List.of(new Contact(BEN, "Benny", AT)),
                List.of(new Block(CARA, AT))));
    unavailable(() -> views.ownStateAt(ANNA, 9));
  }

  @Test
  void who_has_said_nothing_has_the_defaults_as_their_own_state() {
    Profile nothing = new Profile("", null, null, null);

    assertThat(views.ownStateAt(BEN, 0))
        .isEqualTo(
            new OwnState(0, nothing, Privacy.DEFAULT, UserSettings.DEFAULT, List.of(), List.of()));
  }

  @Test
  void the_version_of_the_own_state_counts_what_does_not_show_in_it() {
    registered();
    running.publish(new MessageHidden(ANNA, 2, AT, CHAT, 7));

    assertThat(views.ownStateAt(ANNA, 2).version()).isEqualTo(2);
  }

  @Test
  void all_preferences_of_a_user_come_with_their_version() {
    ChatPreferences muted = new ChatPreferences(true, false, true, AT);
    ChatPreferences pinned = new ChatPreferences(false, true, false, null);
    running.publish(new ChatPreferencesChanged(ANNA, 1, AT, OTHER_CHAT, pinned));
    running.publish(new ChatPreferencesChanged(ANNA, 2, AT, CHAT, pinned));
    running.publish(new MessageHidden(ANNA, 3, AT, CHAT, 7));
    running.publish(new ChatPreferencesChanged(BEN, 1, AT, CHAT, pinned));

    var later = CompletableFuture.supplyAsync(() -> views.ownPreferencesAt(ANNA, 4));
    running.publish(new ChatPreferencesChanged(ANNA, 4, AT, CHAT, muted));

    assertThat(later)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(
            new OwnPreferences(
                4,
                List.of(new ChatPreference(CHAT, muted), new ChatPreference(OTHER_CHAT, pinned))));
    assertThat(views.ownPreferencesAt(CARA, 0)).isEqualTo(new OwnPreferences(0, List.of()));
    unavailable(() -> views.ownPreferencesAt(ANNA, 5));
  }

  @Test
  void own_marks_are_those_at_or_after_a_position_in_what_was_told_of_marks() {
    openChat(); // 2 records
    publish(chat.joined(BEN), chat.posted(ANNA, "1"), chat.posted(ANNA, "2"));
    running.publish(chat.marks(BEN, 1, 0, 3));
    running.publish(chat.marks(ANNA, 2, 2, 2));

    var later = CompletableFuture.supplyAsync(() -> views.ownMarks(marksOfBen(3)));
    running.publish(chat.marks(BEN, 2, 1, 3));

    assertThat(later)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(List.of(new OwnMark(CHAT, 2, 1)));
    unavailable(() -> views.ownMarks(marksOfBen(4)));
  }

  private static OwnMarksQuery marksOfBen(long minOffset) {
    return new OwnMarksQuery(0, minOffset, BEN, List.of(CHAT, OTHER_CHAT));
  }
}
