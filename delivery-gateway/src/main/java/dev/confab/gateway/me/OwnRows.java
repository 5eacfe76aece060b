package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MembershipEvent;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views and events say of a user's own state, as rows. */
final class OwnRows {
  private OwnRows() {}

  /** Whose own state an event changes; null: nobody's. */
  static @Nullable UUID userOf(ChatEvent event) {
    if (event instanceof MembershipEvent change) {
      return change.userId();
    }
    return event instanceof InvitationEvent change ? invited(change) : null;
  }

  private static @Nullable UUID invited(InvitationEvent event) {
    return switch (event) {
      case MemberInvited it -> it.userId();
      case InvitationDeclined it -> it.actor();
      case InvitationRevoked it -> it.userId();
      case InvitationExpired it -> it.userId();
      case InviteLinkCreated _, InviteLinkRevoked _ -> null;
    };
  }

  /** The rows of that user that an event changes. */
  static List<OwnRow> of(ChatEvent event) {
    UUID chat = event.chatId();
    long seq = event.seq();
    if (event instanceof MemberInvited it) {
      return List.of(OwnRow.invitation(chat, seq, it.actor(), it.expiresAt()));
    }
    OwnRow uninvited = OwnRow.noInvitation(chat, seq);
    if (event instanceof MembershipEvent change && (change.begins() || change.ends())) {
      return List.of(
          change.begins() ? OwnRow.chat(chat, seq) : OwnRow.noChat(chat, seq), uninvited);
    }
    return List.of(uninvited);
  }

  /** The rows that an event of the user changes. */
  static List<OwnRow> of(UserEvent event) {
    if (event instanceof ChatPreferencesChanged it) {
      return List.of(new OwnRow.Preference(it.chatId(), it.preferences()));
    }
    if (event instanceof DisplayNameChanged it) {
      DisplayName name = it.content();
      return name == null ? List.of() : List.of(new OwnRow.Name(name.displayName()));
    }
    return event instanceof PeopleEvent change ? ofPeople(change) : List.of();
  }

  private static List<OwnRow> ofPeople(PeopleEvent event) {
    return switch (event) {
      case ProfileChanged it -> {
        Profile profile = it.content();
        yield profile == null ? List.of(new OwnRow.Profile(null, null, null)) : of(profile);
      }
      case SettingsChanged it ->
          List.of(
              new OwnRow.Settings(Objects.requireNonNullElse(it.content(), UserSettings.DEFAULT)));
      case PrivacyChanged it -> List.of(new OwnRow.Privacy(it.privacy()));
      case ContactAdded it -> {
        ContactAlias alias = it.content();
        yield List.of(
            new OwnRow.Contact(it.contactId(), alias == null ? null : alias.alias(), false));
      }
      case ContactRemoved it -> List.of(new OwnRow.Contact(it.contactId(), null, true));
      case UserBlocked it -> List.of(new OwnRow.Block(it.other(), false));
      case UserUnblocked it -> List.of(new OwnRow.Block(it.other(), true));
    };
  }

  /** What others are shown. */
  static List<OwnRow> of(Profile profile) {
    return List.of(
        new OwnRow.Name(profile.displayName()),
        new OwnRow.Profile(profile.bio(), profile.statusText(), profile.phone()));
  }
}
