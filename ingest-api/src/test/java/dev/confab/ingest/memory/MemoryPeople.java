package dev.confab.ingest.memory;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.Relation;
import dev.confab.platform.query.Sight;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.PeopleCommand;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.RemoveContact;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one user stands to others. */
final class MemoryPeople {
  /** By ids as text, which is the order of their bytes. */
  private final Map<String, Contact> contacts = new TreeMap<>();

  private final Map<String, Block> blocks = new TreeMap<>();
  private Profile profile = new Profile("", null, null, null);
  private Privacy privacy = Privacy.DEFAULT;
  private UserSettings settings = UserSettings.DEFAULT;
  private PresenceStatus status = PresenceStatus.OFFLINE;
  private @Nullable Instant lastSeenAt;

  /** Carries a wish out; false if it was so already. */
  boolean change(PeopleCommand command, String displayName) {
    return switch (command) {
      case ChangeProfile c -> {
        Profile wanted = Objects.requireNonNull(c.content());
        Profile before =
            new Profile(displayName, profile.bio(), profile.statusText(), profile.phone());
        profile = wanted;
        yield !wanted.equals(before);
      }
      case AddContact c -> {
        Contact before = contacts.get(c.contactId().toString());
        ContactAlias alias = c.content();
        Contact wanted =
            new Contact(
                c.contactId(),
                alias == null ? null : alias.alias(),
                before == null ? c.issuedAt() : before.addedAt());
        yield !wanted.equals(contacts.put(c.contactId().toString(), wanted));
      }
      case RemoveContact c -> contacts.remove(c.contactId().toString()) != null;
      case BlockUser c ->
          blocks.putIfAbsent(c.other().toString(), new Block(c.other(), c.issuedAt())) == null;
      case UnblockUser c -> blocks.remove(c.other().toString()) != null;
      case ChangePrivacy c -> {
        Privacy before = privacy;
        privacy = c.privacy();
        yield !privacy.equals(before);
      }
      case ChangeSettings c -> {
        UserSettings before = settings;
        settings = Objects.requireNonNull(c.content());
        yield !settings.equals(before);
      }
    };
  }

  Person person(Account account, UUID viewer) {
    return new Person(
        account,
        profile.bio(),
        profile.statusText(),
        profile.phone(),
        privacy,
        relation(account.userId(), viewer));
  }

  /** How much the person is there, and to whom of some that is shown. */
  Presence presence(UUID userId, List<UUID> viewers) {
    List<UUID> shownTo =
        viewers.stream()
            .filter(viewer -> Sight.of(relation(userId, viewer), privacy).lastSeen())
            .toList();
    return new Presence(userId, 1, status, lastSeenAt, shownTo);
  }

  void is(PresenceStatus now, @Nullable Instant lastSeen) {
    status = now;
    lastSeenAt = lastSeen;
  }

  List<Contact> contacts(@Nullable UUID after, int limit) {
    return contacts.values().stream()
        .filter(contact -> isBehind(contact.userId(), after))
        .limit(limit)
        .toList();
  }

  List<Block> blocks(@Nullable UUID after, int limit) {
    return blocks.values().stream()
        .filter(block -> isBehind(block.userId(), after))
        .limit(limit)
        .toList();
  }

  UserSettings settings() {
    return settings;
  }

  private Relation relation(UUID userId, UUID viewer) {
    if (userId.equals(viewer)) {
      return Relation.SELF;
    }
    if (blocks.containsKey(viewer.toString())) {
      return Relation.BLOCKED;
    }
    return contacts.containsKey(viewer.toString()) ? Relation.CONTACT : Relation.STRANGER;
  }

  private static boolean isBehind(UUID id, @Nullable UUID after) {
    return after == null || id.toString().compareTo(after.toString()) > 0;
  }
}
