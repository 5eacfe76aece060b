package dev.confab.gateway.model;

import dev.confab.platform.query.Block;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.schemas.mark.MarksAdvanced;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** What users say of themselves and of how far they have come, and the truth about it. */
final class ModelOwn {
  static final Instant AT = Instant.parse("2026-01-31T09:00:00Z");

  final ModelTopic<UserEvent> users = new ModelTopic<>();
  final ModelTopic<MarksAdvanced> marks = new ModelTopic<>();

  /** A user changes something of a chat, of somebody or of themselves. */
  void change(UUID user, UUID chat, UUID other, Random random) {
    long number = events(user).size() + 1L;
    boolean flag = random.nextBoolean();
    String text = "of " + number;
    UserEvent event =
        switch (random.nextInt(10)) {
          case 0, 1 ->
              new ChatPreferencesChanged(
                  user, number, AT, chat, new ChatPreferences(flag, !flag, false, null));
          case 2 ->
              new SettingsChanged(
                  user,
                  number,
                  AT,
                  new UserSettings(
                      UserSettings.DEFAULT.notifications(),
                      new InterfaceSettings(null, flag ? Theme.DARK : Theme.LIGHT)),
                  null);
          case 3 ->
              new PrivacyChanged(
                  user,
                  number,
                  AT,
                  new Privacy(
                      flag ? Audience.NOBODY : Audience.CONTACTS,
                      Audience.NOBODY,
                      Audience.NOBODY,
                      true,
                      true));
          case 4 -> new ProfileChanged(user, number, AT, new Profile(text, text, null, null), null);
          case 5 -> new DisplayNameChanged(user, number, AT, new DisplayName(text), null, null);
          case 6 -> new ContactAdded(user, number, AT, other, new ContactAlias(text), null);
          case 7 -> new ContactRemoved(user, number, AT, other);
          case 8 ->
              flag
                  ? new UserBlocked(user, number, AT, other)
                  : new UserUnblocked(user, number, AT, other);
          default -> new MessageHidden(user, number, AT, chat, 1); // shows nowhere
        };
    say(event, random.nextInt(3));
  }

  /** The next event of a user. */
  void say(UserEvent event, int markers) {
    users.append(ModelLog.partitionOf(event.userId()), event, markers);
  }

  /** A user has received one more message, or read what they have received. */
  void mark(UUID chat, UUID user, Random random) {
    OwnMark before = mark(chat, user, Long.MAX_VALUE);
    boolean read = random.nextBoolean();
    long received = before.receivedNo() + (read ? 0 : 1);
    mark(chat, user, received, read ? received : before.readNo(), random.nextInt(3));
  }

  /** A user has come so far. */
  void mark(UUID chat, UUID user, long received, long read, int markers) {
    marks.append(
        ModelLog.partitionOf(chat), new MarksAdvanced(chat, user, received, AT, read, AT), markers);
  }

  /** How far a user had come, by what is before an offset; zeros: they had said nothing. */
  OwnMark mark(UUID chat, UUID user, long offset) {
    long received = 0;
    long read = 0;
    for (MarksAdvanced mark : marks.before(ModelLog.partitionOf(chat), offset)) {
      if (mark.chatId().equals(chat) && mark.userId().equals(user)) {
        received = Math.max(received, mark.receivedNo());
        read = Math.max(read, mark.readNo());
      }
    }
    return new OwnMark(chat, received, read);
  }

  /** All events of a user. */
  List<UserEvent> events(UUID user) {
    return events(user, Long.MAX_VALUE);
  }

  /** The events of a user before an offset. */
  List<UserEvent> events(UUID user, long offset) {
    return users.before(ModelLog.partitionOf(user), offset).stream()
        .filter(event -> event.userId().equals(user))
        .toList();
  }

  /** What a user has said, without preferences. */
  static OwnState state(List<UserEvent> events) {
    Profile profile = new Profile("", null, null, null);
    Privacy privacy = Privacy.DEFAULT;
    UserSettings settings = UserSettings.DEFAULT;
    Map<UUID, Contact> contacts = new TreeMap<>();
    Map<UUID, Block> blocks = new TreeMap<>();
    for (UserEvent event : events) {
      switch (event) {
        case ProfileChanged it -> profile = it.content();
        case DisplayNameChanged it ->
            profile =
                new Profile(
                    it.content().displayName(),
                    profile.bio(),
                    profile.statusText(),
                    profile.phone());
        case PrivacyChanged it -> privacy = it.privacy();
        case SettingsChanged it -> settings = it.content();
        case ContactAdded it ->
            contacts.put(it.contactId(), new Contact(it.contactId(), it.content().alias(), AT));
        case ContactRemoved it -> contacts.remove(it.contactId());
        case UserBlocked it -> blocks.put(it.other(), new Block(it.other(), AT));
        case UserUnblocked it -> blocks.remove(it.other());
        case UserEvent _ -> {}
      }
    }
    return new OwnState(
        events.size(),
        profile,
        privacy,
        settings,
        new ArrayList<>(contacts.values()),
        new ArrayList<>(blocks.values()));
  }

  /** How a user has chats in their list. */
  static OwnPreferences preferences(List<UserEvent> events) {
    Map<UUID, ChatPreference> chats = new TreeMap<>();
    for (UserEvent event : events) {
      if (event instanceof ChatPreferencesChanged it) {
        chats.put(it.chatId(), new ChatPreference(it.chatId(), it.preferences()));
      }
    }
    return new OwnPreferences(events.size(), new ArrayList<>(chats.values()));
  }

  /** What a client is to know of a user in the end: one text by kind and what it is of. */
  Map<String, String> truth(UUID user) {
    Map<String, String> truth = new TreeMap<>();
    OwnState state = state(events(user));
    truth.put("settings", state.settings().display().theme().name().toLowerCase());
    truth.put("privacy", state.privacy().lastSeen().name().toLowerCase());
    truth.put("name", state.profile().displayName());
    truth.put("profile", "" + state.profile().bio());
    state.contacts().forEach(it -> truth.put("contact " + it.userId(), it.alias()));
    state.blocks().forEach(it -> truth.put("block " + it.userId(), "blocked"));
    preferences(events(user))
        .chats()
        .forEach(
            it ->
                truth.put(
                    "preference " + it.chatId(),
                    it.preferences().archived() + " " + it.preferences().pinned()));
    return truth;
  }
}
