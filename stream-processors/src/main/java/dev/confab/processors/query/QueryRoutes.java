package dev.confab.processors.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatsHttp;
import dev.confab.platform.query.ChatsHttp.ChatBody;
import dev.confab.platform.query.ChatsHttp.HeadsBody;
import dev.confab.platform.query.ChatsHttp.PeopleOfBody;
import dev.confab.platform.query.MessagesHttp;
import dev.confab.platform.query.MessagesHttp.HistoryBody;
import dev.confab.platform.query.PeopleHttp;
import dev.confab.platform.query.PeopleHttp.PageBody;
import dev.confab.platform.query.PeopleHttp.PeopleBody;
import dev.confab.platform.query.PeopleHttp.PersonBody;
import dev.confab.platform.query.PeopleHttp.SettingsBody;
import dev.confab.platform.query.UserChatsHttp;
import dev.confab.platform.query.UserChatsHttp.UserChatsBody;
import dev.confab.platform.query.UserVersion;
import dev.confab.platform.query.ViewName;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.platform.query.ViewsHttp;
import dev.confab.platform.query.ViewsHttp.EventsBody;
import dev.confab.platform.query.ViewsHttp.Misplaced;
import dev.confab.platform.query.ViewsHttp.NameBody;
import dev.confab.platform.query.ViewsHttp.Partitions;
import dev.confab.platform.query.ViewsHttp.PasswordBody;
import dev.confab.platform.query.ViewsHttp.SessionBody;
import dev.confab.platform.query.ViewsHttp.SettledBody;
import dev.confab.platform.query.ViewsHttp.UserBody;
import dev.confab.platform.query.ViewsHttp.UserChatsAtBody;
import dev.confab.platform.query.ViewsHttp.UserVersionsBody;
import dev.confab.platform.query.ViewsHttp.UsersBody;
import dev.confab.platform.token.ServiceToken;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query server: {@link ViewsHttp} over the views of this process. */
public final class QueryRoutes implements HttpModule {
  private static final String JSON = "application/json";
  private static final int MISDIRECTED = 421;
  private static final int RETRY_SECONDS = 1;

  private final Views views;
  private final ViewPlaces places;
  private final Owners owners;
  private final ServiceToken token;

  /**
   * Over the views of this process.
   *
   * @param owners who has the partitions that are not here
   * @param token what callers must show
   */
  public QueryRoutes(Views views, ViewPlaces places, Owners owners, ServiceToken token) {
    this.views = views;
    this.places = places;
    this.owners = owners;
    this.token = token;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.before(ViewsHttp.PREFIX + "/*", this::authenticate);
    config.routes.post(ViewsHttp.PARTITIONS, ctx -> write(ctx, partitions()));
    accounts(config);
    people(config);
    userChats(config);
    chats(config);
  }

  private void accounts(JavalinConfig config) {
    route(
        config,
        ViewsHttp.ACCOUNT,
        UserBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.account(body.userId()).orElse(null));
    route(
        config,
        ViewsHttp.ACCOUNTS,
        UsersBody.class,
        body -> at(ViewName.ACCOUNTS, body.userIds()),
        body -> views.accounts(body.userIds()));
    route(
        config,
        ViewsHttp.ACCOUNTS_AT,
        UserVersionsBody.class,
        body -> at(ViewName.ACCOUNTS, body.users().stream().map(UserVersion::userId).toList()),
        body -> views.accountsAt(body.users()));
    route(
        config,
        ViewsHttp.SETTLED_ACCOUNT,
        SettledBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body ->
            views
                .settledAccount(
                    body.userId(), body.minVersion(), Duration.ofMillis(body.patienceMs()))
                .orElse(null));
    route(
        config,
        ViewsHttp.PASSWORD_HASH,
        UserBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.passwordHash(body.userId()).orElse(null));
    route(
        config,
        ViewsHttp.PASSWORD_SET,
        PasswordBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.passwordSet(body.userId(), body.minVersion()));
    route(
        config,
        ViewsHttp.SESSIONS,
        SessionBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.sessions(body.userId(), body.sessionId()));
    route(
        config,
        ViewsHttp.SESSION_ENDED,
        SessionBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.sessionEnded(body.userId(), body.sessionId()));
    route(
        config,
        ViewsHttp.NAME_OWNER,
        NameBody.class,
        body -> at(ViewName.NAMES, body.nameKey()),
        body -> views.nameOwner(body.nameKey(), body.awaitedOwner()).orElse(null));
  }

  private void people(JavalinConfig config) {
    route(
        config,
        PeopleHttp.PERSON,
        PersonBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.person(body.userId(), body.viewer(), body.minVersion()).orElse(null));
    route(
        config,
        PeopleHttp.PEOPLE,
        PeopleBody.class,
        body -> at(ViewName.ACCOUNTS, body.userIds()),
        body -> views.people(body.userIds(), body.viewer()));
    route(
        config,
        PeopleHttp.CONTACTS,
        PageBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.contacts(body.userId(), body.after(), body.limit(), body.minVersion()));
    route(
        config,
        PeopleHttp.BLOCKS,
        PageBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.blocks(body.userId(), body.after(), body.limit(), body.minVersion()));
    route(
        config,
        PeopleHttp.SETTINGS,
        SettingsBody.class,
        body -> at(ViewName.ACCOUNTS, body.userId()),
        body -> views.settings(body.userId(), body.minVersion()));
  }

  private void userChats(JavalinConfig config) {
    route(
        config,
        UserChatsHttp.USER_CHATS,
        UserChatsBody.class,
        body -> at(ViewName.USER_CHATS, body.userId()),
        body -> views.userChats(body.userId(), body.after(), body.limit(), body.atLeast()));
    route(
        config,
        ViewsHttp.USER_CHATS_AT,
        UserChatsAtBody.class,
        body -> at(ViewName.USER_CHATS, body.userId()),
        body -> views.userChatsAt(body.userId(), body.positions()));
  }

  private void chats(JavalinConfig config) {
    route(
        config,
        ChatsHttp.HEADS,
        HeadsBody.class,
        body -> at(ViewName.TIMELINE, body.chats().stream().map(ChatPosition::chatId).toList()),
        body -> views.heads(body.viewer(), body.chats()));
    route(
        config,
        ChatsHttp.CHAT,
        ChatBody.class,
        body -> at(ViewName.TIMELINE, body.chat().chatId()),
        body -> views.chat(body.viewer(), body.chat()).orElse(null));
    route(
        config,
        ChatsHttp.MEMBERS,
        PeopleOfBody.class,
        body -> at(ViewName.TIMELINE, body.chat().chatId()),
        body -> views.members(body.viewer(), body.chat(), body.after(), body.limit()));
    route(
        config,
        MessagesHttp.HISTORY,
        HistoryBody.class,
        body -> at(ViewName.TIMELINE, body.chat().chatId()),
        body -> views.history(body.viewer(), body.chat(), body.range()));
    route(
        config,
        ViewsHttp.EVENTS,
        EventsBody.class,
        body -> at(ViewName.TIMELINE, body.chat().chatId()),
        body -> views.events(body.viewer(), body.chat(), body.fromSeq(), body.toSeq()));
    route(
        config,
        ViewsHttp.ATTACH,
        AttachQuery.class,
        body -> new Wanted(ViewName.TIMELINE, List.of(body.partition())),
        views::attach);
  }

  private void authenticate(Context ctx) {
    if (!token.isShownBy(ctx.header("Authorization"))) {
      throw ProblemException.of(401, "unauthenticated", "The service token is missing or wrong.");
    }
  }

  private <B> void route(
      JavalinConfig config,
      String path,
      Class<B> bodyType,
      Function<B, Wanted> wanted,
      Function<B, @Nullable Object> answer) {
    config.routes.post(
        path,
        ctx -> {
          try {
            B body = Json.MAPPER.readValue(ctx.bodyAsBytes(), bodyType);
            Misplaced misplaced = misplaced(wanted.apply(body));
            if (misplaced == null) {
              write(ctx, answer.apply(body));
            } else {
              ctx.status(MISDIRECTED);
              write(ctx, misplaced);
            }
          } catch (JsonProcessingException | IllegalArgumentException e) {
            throw ProblemException.of(400, "invalid_request", String.valueOf(e.getMessage()));
          } catch (ViewUnavailableException e) {
            throw ProblemException.later(
                "view_unavailable", String.valueOf(e.getMessage()), RETRY_SECONDS);
          }
        });
  }

  private static void write(Context ctx, @Nullable Object answer) throws JsonProcessingException {
    ctx.contentType(JSON).result(Json.MAPPER.writeValueAsBytes(answer));
  }

  private Partitions partitions() {
    return new Partitions(
        Arrays.stream(ViewName.values())
            .collect(Collectors.toMap(view -> view, view -> places.of(view).count())));
  }

  /** The partitions that a query needs. */
  private record Wanted(ViewName view, List<Integer> partitions) {}

  private Wanted at(ViewName view, UUID id) {
    return at(view, List.of(id));
  }

  private Wanted at(ViewName view, List<UUID> ids) {
    return new Wanted(view, ids.stream().map(places.of(view)::numberOf).distinct().toList());
  }

  /**
   * Where to go instead, or null if all is here. A partition that nobody is known to have, or that
   * is on its way to this instance, is left to the query itself, which says that it is unavailable.
   */
  private @Nullable Misplaced misplaced(Wanted wanted) {
    Map<Integer, String> elsewhere = new HashMap<>();
    for (int partition : wanted.partitions()) {
      if (!places.of(wanted.view()).at(partition).isHere()) {
        owners.urlOf(wanted.view(), partition).ifPresent(url -> elsewhere.put(partition, url));
      }
    }
    return elsewhere.isEmpty() ? null : new Misplaced(wanted.view(), elsewhere);
  }
}
