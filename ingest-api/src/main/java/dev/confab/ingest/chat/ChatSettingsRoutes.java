package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.member.Permissions;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code /api/chats/{id}/settings}: the rules of a chat. */
final class ChatSettingsRoutes implements HttpModule {

  private final Authentication authentication;
  private final ChatChanges changes;
  private final ChatDetails details;

  /** The rules, as JSON. */
  record Json(
      boolean open, long slowModeSeconds, long recallSeconds, List<String> memberPermissions) {
    static Json of(ChatSettings settings) {
      return new Json(
          settings.open(),
          settings.slowModeSeconds(),
          settings.recallSeconds(),
          Permissions.words(settings.memberPermissions()));
    }
  }

  ChatSettingsRoutes(Authentication authentication, ChatChanges changes, ChatDetails details) {
    this.authentication = authentication;
    this.changes = changes;
    this.details = details;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/settings", authentication.user(this::show));
    config.routes.put("/api/chats/{id}/settings", authentication.user(this::change));
  }

  private void show(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    Consistency consistency = changes.consistency(ctx, viewer);
    ChatHead head = details.head(viewer, Parameters.pathId(ctx, "id"), consistency);
    if (head.membership() == null) {
      throw ChatProblems.notAMember();
    }
    consistency.saw(List.of(head));
    ctx.json(Json.of(head.settings()));
  }

  private void change(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    ChatSettings settings =
        new ChatSettings(
            body.flag("open"),
            body.whole("slowModeSeconds", 0, ChatBounds.MAX_SLOW_MODE_SECONDS),
            body.whole("recallSeconds", 0, ChatBounds.MAX_RECALL_SECONDS),
            Permissions.read(body, "memberPermissions"));
    Accepted _ =
        changes.send(
            ctx,
            principal,
            w -> new ChangeChatSettings(w.chatId(), w.actor(), w.key(), settings, w.at()));
    ctx.json(Json.of(settings));
  }
}
