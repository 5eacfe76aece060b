package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferences;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code /api/chats/{id}/preferences}: how members have a chat in their own lists. */
final class PreferenceRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final UserChanges own;
  private final Views views;

  PreferenceRoutes(
      Authentication authentication, ChatChanges changes, UserChanges own, Views views) {
    this.authentication = authentication;
    this.changes = changes;
    this.own = own;
    this.views = views;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/preferences", authentication.user(this::show));
    config.routes.put("/api/chats/{id}/preferences", authentication.user(this::change));
  }

  private void show(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    requireMember(ctx, principal);
    ChatPreferences preferences =
        views.preferences(viewer, List.of(chatId), own.version(ctx, principal, viewer)).stream()
            .findFirst()
            .map(ChatPreference::preferences)
            .orElse(ChatPreferences.DEFAULT);
    ctx.json(PreferencesJson.of(preferences));
  }

  private void change(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    ChatPreferences preferences = PreferencesJson.read(JsonBody.of(ctx));
    requireMember(ctx, principal);
    own.send(ctx, principal, at -> new ChangeChatPreferences(viewer, chatId, preferences, at));
    ctx.json(PreferencesJson.of(preferences));
  }

  /** Nobody fills a store with preferences of chats that are not theirs. */
  private void requireMember(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    ChatProblems.requireMember(
        views.member(viewer, changes.position(ctx, principal), viewer).access());
  }
}
