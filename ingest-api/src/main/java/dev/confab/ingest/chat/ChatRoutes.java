package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChange;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.EditChat;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code /api/chats} and {@code /api/chats/{id}}. */
final class ChatRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 200;

  private final Authentication authentication;
  private final ChatChanges changes;
  private final ChatCreation creation;
  private final DirectOpening direct;
  private final ChatDetails details;
  private final ChatList list;

  ChatRoutes(
      Authentication authentication,
      ChatChanges changes,
      ChatCreation creation,
      DirectOpening direct,
      ChatDetails details,
      ChatList list) {
    this.authentication = authentication;
    this.changes = changes;
    this.creation = creation;
    this.direct = direct;
    this.details = details;
    this.list = list;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/chats", authentication.user(this::create));
    config.routes.get("/api/chats", authentication.user(this::list));
    config.routes.get("/api/chats/{id}", authentication.user(this::chat));
    config.routes.put("/api/chats/{id}", authentication.user(this::edit));
  }

  private void create(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    String key = ClientKeys.keyOrRandom(ctx);
    UUID actor = principal.userId();
    Consistency consistency = changes.consistency(ctx, actor);
    String type = body.text("type", 1, 32);
    ChatCreation.Made made =
        switch (type) {
          case "group" -> creation.create(actor, wish(ChatType.GROUP, body, key), consistency);
          case "channel" -> creation.create(actor, wish(ChatType.CHANNEL, body, key), consistency);
          case "direct" -> direct.open(actor, key, other(body), consistency);
          default -> throw ProblemException.field("type", "type must be group, channel or direct.");
        };
    ctx.status(made.repeated() ? 200 : 201).json(made.chat());
  }

  /** A direct chat has two people and nothing else. */
  private static UUID other(JsonBody body) {
    ChatInfo.requireNone(body);
    if (body.flag("open", false)) {
      throw ProblemException.field("open", "A direct chat is not open.");
    }
    List<UUID> members = body.ids("members", 1);
    if (members.isEmpty()) {
      throw ProblemException.field("members", "members must name the other one.");
    }
    return members.getFirst();
  }

  private static ChatCreation.Wish wish(ChatType type, JsonBody body, String key) {
    return new ChatCreation.Wish(
        key,
        type,
        ChatInfo.read(body),
        body.flag("open", false),
        body.ids("members", ChatBounds.MAX_FIRST_MEMBERS));
  }

  private void list(Context ctx, Principal principal) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    boolean archived = Parameters.word(ctx, "archived", "false", "true").equals("true");
    UUID viewer = principal.userId();
    Consistency consistency = changes.consistency(ctx, viewer);
    ctx.json(list.page(viewer, archived, limit, Parameters.cursorOrNull(ctx), consistency));
  }

  private void chat(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    Consistency consistency = changes.consistency(ctx, viewer);
    ChatHead head = details.head(viewer, chatId, consistency);
    if (head.membership() == null && head.invitation() == null && !head.open()) {
      throw ChatProblems.notAMember();
    }
    consistency.saw(List.of(head));
    ctx.json(details.json(viewer, head, consistency));
  }

  private void edit(Context ctx, Principal principal) {
    ChatProfile profile = ChatInfo.read(JsonBody.of(ctx));
    ctx.json(
        ChatChange.of(
            changes.send(
                ctx,
                principal,
                w -> new EditChat(w.chatId(), w.actor(), w.key(), profile, null, w.at()))));
  }
}
