package dev.confab.platform.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.confab.platform.query.PeopleHttp.PageBody;
import dev.confab.platform.query.PeopleHttp.PeopleBody;
import dev.confab.platform.query.PeopleHttp.PersonBody;
import dev.confab.platform.query.PeopleHttp.SettingsBody;
import dev.confab.platform.query.PresenceHttp.PresencesBody;
import dev.confab.platform.query.ViewsHttp.AttachBody;
import dev.confab.platform.query.ViewsHttp.EventsBody;
import dev.confab.platform.query.ViewsHttp.NameBody;
import dev.confab.platform.query.ViewsHttp.OwnStateBody;
import dev.confab.platform.query.ViewsHttp.PasswordBody;
import dev.confab.platform.query.ViewsHttp.SessionBody;
import dev.confab.platform.query.ViewsHttp.SettledBody;
import dev.confab.platform.query.ViewsHttp.UserBody;
import dev.confab.platform.query.ViewsHttp.UserChatsAtBody;
import dev.confab.platform.query.ViewsHttp.UserChatsBody;
import dev.confab.platform.query.ViewsHttp.UserVersionsBody;
import dev.confab.platform.query.ViewsHttp.UsersBody;
import dev.confab.platform.token.ServiceToken;
import dev.confab.schemas.user.UserSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The views of other processes, over HTTP: see {@link ViewsHttp}. */
public final class HttpViews extends HttpChatViews implements Views {
  private static final TypeReference<Account> ACCOUNT = new TypeReference<>() {};

  /** By partition: sessions that come in their thousands ask together. */
  private final ConcurrentMap<Integer, GatheredCalls<UserChatsQuery, List<UserChat>>> userChats =
      new ConcurrentHashMap<>();

  private final ConcurrentMap<Integer, GatheredCalls<AttachQuery, AttachAnswer>> attaching =
      new ConcurrentHashMap<>();

  /**
   * A client; nothing is asked yet.
   *
   * @param seeds addresses of query servers, without a slash at the end; any of them knows the
   *     others
   */
  public HttpViews(List<String> seeds, ServiceToken token) {
    super(seeds, token);
  }

  @Override
  public Optional<Account> account(UUID userId) {
    return Optional.ofNullable(
        ask(ViewName.ACCOUNTS, userId, ViewsHttp.ACCOUNT, new UserBody(userId), ACCOUNT));
  }

  @Override
  public List<Account> accounts(List<UUID> userIds) {
    List<Account> found =
        router()
            .callMany(
                ViewName.ACCOUNTS,
                userIds,
                userId -> userId,
                ViewsHttp.ACCOUNTS,
                UsersBody::new,
                new TypeReference<List<Account>>() {});
    return inOrder(userIds, found, Account::userId);
  }

  @Override
  public List<Account> accountsAt(List<UserVersion> users) {
    List<Account> found =
        router()
            .callMany(
                ViewName.ACCOUNTS,
                users,
                UserVersion::userId,
                ViewsHttp.ACCOUNTS_AT,
                UserVersionsBody::new,
                new TypeReference<List<Account>>() {});
    return inOrder(users.stream().map(UserVersion::userId).toList(), found, Account::userId);
  }

  @Override
  public Optional<Account> settledAccount(UUID userId, long minVersion, Duration patience) {
    return Optional.ofNullable(
        router()
            .call(
                ViewName.ACCOUNTS,
                userId,
                ViewsHttp.SETTLED_ACCOUNT,
                new SettledBody(userId, minVersion, patience.toMillis()),
                ACCOUNT,
                patience));
  }

  @Override
  public Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    return Optional.ofNullable(
        ask(
            ViewName.NAMES,
            nameKey,
            ViewsHttp.NAME_OWNER,
            new NameBody(nameKey, awaitedOwner),
            new TypeReference<UUID>() {}));
  }

  @Override
  public Optional<String> passwordHash(UUID userId) {
    return Optional.ofNullable(
        ask(
            ViewName.ACCOUNTS,
            userId,
            ViewsHttp.PASSWORD_HASH,
            new UserBody(userId),
            new TypeReference<String>() {}));
  }

  @Override
  public boolean passwordSet(UUID userId, long minVersion) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            ViewsHttp.PASSWORD_SET,
            new PasswordBody(userId, minVersion),
            new TypeReference<Boolean>() {}));
  }

  @Override
  public List<Session> sessions(UUID userId, UUID known) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            ViewsHttp.SESSIONS,
            new SessionBody(userId, known),
            new TypeReference<List<Session>>() {}));
  }

  @Override
  public boolean sessionEnded(UUID userId, UUID sessionId) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            ViewsHttp.SESSION_ENDED,
            new SessionBody(userId, sessionId),
            new TypeReference<Boolean>() {}));
  }

  @Override
  public Optional<Person> person(UUID userId, UUID viewer, long minVersion) {
    return Optional.ofNullable(
        ask(
            ViewName.ACCOUNTS,
            userId,
            PeopleHttp.PERSON,
            new PersonBody(userId, viewer, minVersion),
            new TypeReference<Person>() {}));
  }

  @Override
  public List<Person> people(List<UUID> userIds, UUID viewer) {
    List<Person> found =
        router()
            .callMany(
                ViewName.ACCOUNTS,
                userIds,
                userId -> userId,
                PeopleHttp.PEOPLE,
                part -> new PeopleBody(part, viewer),
                new TypeReference<List<Person>>() {});
    return inOrder(userIds, found, person -> person.account().userId());
  }

  @Override
  public List<Presence> presences(List<PresenceQuery> queries) {
    List<Presence> found =
        router()
            .callMany(
                ViewName.ACCOUNTS,
                queries,
                PresenceQuery::userId,
                PresenceHttp.PRESENCES,
                PresencesBody::new,
                new TypeReference<List<Presence>>() {});
    return inOrder(queries.stream().map(PresenceQuery::userId).toList(), found, Presence::userId);
  }

  @Override
  public List<Contact> contacts(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            PeopleHttp.CONTACTS,
            new PageBody(userId, after, limit, minVersion),
            new TypeReference<List<Contact>>() {}));
  }

  @Override
  public List<Block> blocks(UUID userId, @Nullable UUID after, int limit, long minVersion) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            PeopleHttp.BLOCKS,
            new PageBody(userId, after, limit, minVersion),
            new TypeReference<List<Block>>() {}));
  }

  @Override
  public UserSettings settings(UUID userId, long minVersion) {
    return answered(
        ask(
            ViewName.ACCOUNTS,
            userId,
            PeopleHttp.SETTINGS,
            new SettingsBody(userId, minVersion),
            new TypeReference<UserSettings>() {}));
  }

  @Override
  public List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    int partition = router().partitionOf(ViewName.USER_CHATS, userId);
    return userChats
        .computeIfAbsent(
            partition,
            number ->
                new GatheredCalls<>(
                    ViewsHttp.MOST_USERS, _ -> 1, some -> userChatsAt(number, some)))
        .ask(new UserChatsQuery(userId, positions));
  }

  @Override
  public OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions) {
    return answer(
        ViewName.USER_CHATS,
        userId,
        ViewsHttp.OWN_CHATS_AT,
        new UserChatsAtBody(userId, positions),
        new TypeReference<OwnChats>() {});
  }

  @Override
  public OwnState ownStateAt(UUID userId, long minOffset) {
    return answer(
        ViewName.ACCOUNTS,
        userId,
        ViewsHttp.OWN_STATE_AT,
        new OwnStateBody(userId, minOffset),
        new TypeReference<OwnState>() {});
  }

  @Override
  public OwnPreferences ownPreferencesAt(UUID userId, long minVersion) {
    return answer(
        ViewName.USER_CHATS,
        userId,
        ViewsHttp.OWN_PREFERENCES_AT,
        new UserVersion(userId, minVersion),
        new TypeReference<OwnPreferences>() {});
  }

  @Override
  public List<OwnMark> ownMarks(OwnMarksQuery query) {
    return answered(
        router()
            .callPartition(
                ViewName.TIMELINE,
                query.partition(),
                ViewsHttp.OWN_MARKS,
                query,
                new TypeReference<List<OwnMark>>() {},
                PATIENCE));
  }

  @Override
  public AttachAnswer attach(AttachQuery query) {
    return attaching(query.partition()).ask(query);
  }

  /** Each partition for itself: one that is away, or behind, makes no others wait. */
  @Override
  public List<Optional<AttachAnswer>> attachEach(List<AttachQuery> queries) {
    List<CompletableFuture<AttachAnswer>> asked =
        queries.stream().map(query -> attaching(query.partition()).begin(query)).toList();
    return Each.of(
        asked.stream()
            .map(answer -> (Supplier<AttachAnswer>) () -> GatheredCalls.answerOf(answer))
            .toList());
  }

  private GatheredCalls<AttachQuery, AttachAnswer> attaching(int partition) {
    return attaching.computeIfAbsent(
        partition,
        number ->
            new GatheredCalls<>(
                ViewsHttp.MOST_WEIGHT, AttachQuery::weight, some -> attach(number, some)));
  }

  private List<List<UserChat>> userChatsAt(int partition, List<UserChatsQuery> queries) {
    return answered(
        router()
            .callPartition(
                ViewName.USER_CHATS,
                partition,
                ViewsHttp.USER_CHATS_AT,
                new UserChatsBody(queries),
                new TypeReference<List<List<UserChat>>>() {},
                PATIENCE));
  }

  private List<AttachAnswer> attach(int partition, List<AttachQuery> queries) {
    return answered(
        router()
            .callPartition(
                ViewName.TIMELINE,
                partition,
                ViewsHttp.ATTACH,
                new AttachBody(queries),
                new TypeReference<List<AttachAnswer>>() {},
                PATIENCE));
  }

  @Override
  public RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    return answered(
        ask(
            ViewName.TIMELINE,
            chat.chatId(),
            ViewsHttp.EVENTS,
            new EventsBody(viewer, chat, fromSeq, toSeq),
            new TypeReference<RangeAnswer>() {}));
  }
}
