package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code /api/chats} and {@code /api/chats/{id}}. */
final class ChatRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 200;
  private static final int MAX_FIRST_MEMBERS = 256;

  private final Authentication authentication;
  private final Views views;
  private final OwnWrites writes;
  private final ChatCreation creation;
  private final DirectOpening direct;
  private final ChatList list;

  ChatRoutes(
      Authentication authentication,
      Views views,
      OwnWrites writes,
      ChatCreation creation,
      DirectOpening direct,
      ChatList list) {
    this.authentication = authentication;
    this.views = views;
    this.writes = writes;
    this.creation = creation;
    this.direct = direct;
    this.list = list;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/chats", authentication.user(this::create));
    config.routes.get("/api/chats", authentication.user(this::list));
    config.routes.get("/api/chats/{id}", authentication.user(this::chat));
  }

  private void create(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    String key = ClientKeys.keyOrRandom(ctx);
    UUID actor = principal.userId();
    Consistency consistency = Consistency.of(ctx, actor, writes);
    String type = body.text("type", 1, 32);
    ChatCreation.Made made =
        switch (type) {
          case "group" -> creation.create(actor, group(body, key), consistency);
          case "direct" -> direct.open(actor, key, other(body), consistency);
          default -> throw ProblemException.field("type", "type must be group or direct.");
        };
    ctx.status(made.repeated() ? 200 : 201).json(made.chat());
  }

  /** A direct chat has two people and nothing else. */
  private static UUID other(JsonBody body) {
    if (body.textOrNull("name", 1, 100) != null) {
      throw ProblemException.field("name", "A direct chat has no name.");
    }
    if (body.linesOrNull("description", 0, 1000) != null) {
      throw ProblemException.field("description", "A direct chat has no description.");
    }
    if (body.flag("open", false)) {
      throw ProblemException.field("open", "A direct chat is not open.");
    }
    List<UUID> members = body.ids("members", 1);
    if (members.isEmpty()) {
      throw ProblemException.field("members", "members must name the other one.");
    }
    return members.getFirst();
  }

  private static ChatCreation.Wish group(JsonBody body, String key) {
    String name = body.text("name", 1, 100);
    if (name.isBlank()) {
      throw ProblemException.field("name", "name must not be blank.");
    }
    return new ChatCreation.Wish(
        key,
        name,
        body.linesOrNull("description", 0, 1000),
        body.flag("open", false),
        body.ids("members", MAX_FIRST_MEMBERS));
  }

  private void list(Context ctx, Principal principal) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    UUID viewer = principal.userId();
    Consistency consistency = Consistency.of(ctx, viewer, writes);
    ctx.json(list.page(viewer, limit, Parameters.cursorOrNull(ctx), consistency));
  }

  private void chat(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    Consistency consistency = Consistency.of(ctx, viewer, writes);
    ChatHead head =
        views.chat(viewer, consistency.position(chatId)).orElseThrow(ChatProblems::notFound);
    if (head.membership() == null && !head.open()) {
      throw ChatProblems.notAMember();
    }
    consistency.saw(List.of(head));
    ctx.json(ChatJson.of(head, viewer));
  }
}
