package dev.confab.ingest.memory;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnMarksQuery;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Presence;
import dev.confab.platform.query.PresenceQuery;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.Session;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.schemas.user.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Views that are always up to date: a position that was never reached is an error of the caller.
 */
final class MemoryViews extends MemoryTimeline implements Views {
  private final MemoryUsers users;

  MemoryViews(MemoryUsers users, MemoryChats chats, Supplier<Fault> fault) {
    super(users, chats, fault);
    this.users = users;
  }

  @Override
  public Optional<Account> account(UUID userId) {
    check();
    return users.account(userId);
  }

  @Override
  public List<Account> accounts(List<UUID> userIds) {
    checkBatch(userIds);
    return userIds.stream().flatMap(id -> users.account(id).stream()).toList();
  }

  @Override
  public List<Account> accountsAt(List<UserVersion> asked) {
    throw new UnsupportedOperationException("for the search indexer");
  }

  @Override
  public Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience) {
    check();
    Optional<Account> account = users.account(userId);
    long version = behind() ? 0 : account.map(Account::version).orElse(0L);
    if (version < minVersion) {
      throw new ViewUnavailableException("the user has not come to version " + minVersion);
    }
    return account;
  }

  @Override
  public Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    check();
    return users.owner(nameKey);
  }

  @Override
  public Optional<String> passwordHash(UUID userId) {
    check();
    return users.passwordHash(userId);
  }

  @Override
  public boolean passwordSet(UUID userId, long minVersion) {
    check();
    return !behind();
  }

  @Override
  public List<Session> sessions(UUID userId, UUID known) {
    check();
    return users.sessions(userId);
  }

  @Override
  public boolean sessionEnded(UUID userId, UUID sessionId) {
    check();
    return !behind()
        && users.sessions(userId).stream().noneMatch(s -> s.sessionId().equals(sessionId));
  }

  @Override
  public Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(account -> users.people(userId).orElseThrow().person(account, viewer));
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    checkBatch(userIds);
    return userIds.stream().flatMap(id -> person(id, viewer, 0).stream()).toList();
  }

  @Override
  public List<Presence> presences(List<PresenceQuery> queries) {
    checkBatch(queries);
    return queries.stream()
        .filter(
            query ->
                settledAccount(query.userId(), query.minVersion(), PATIENCE)
                    .map(account -> account.status() == Account.Status.REGISTERED)
                    .orElse(false))
        .map(
            query ->
                users
                    .people(query.userId())
                    .orElseThrow()
                    .presence(query.userId(), query.viewers()))
        .toList();
  }

  @Override
  public List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().contacts(after, limit))
        .orElse(List.of());
  }

  @Override
  public List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().blocks(after, limit))
        .orElse(List.of());
  }

  @Override
  public UserSettings settings(UUID userId, long minVersion) {
    return settledAccount(userId, minVersion, PATIENCE)
        .map(_ -> users.people(userId).orElseThrow().settings())
        .orElse(UserSettings.DEFAULT);
  }

  @Override
  public List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public OwnState ownStateAt(UUID userId, long minOffset) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public OwnPreferences ownPreferencesAt(UUID userId, long minVersion) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public List<OwnMark> ownMarks(OwnMarksQuery query) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    throw new UnsupportedOperationException("for gateways");
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    throw new UnsupportedOperationException("for gateways");
  }
}
