package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageVersion;
import dev.confab.platform.query.MessageViews;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading: a chat's messages, a thread, one message and what it said before. */
final class HistoryRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final MessageViews views;
  private final HiddenMessages hidden;
  private final VisibleMessages visible;

  /** What a message said for a time. */
  record Version(long seq, Instant at, @Nullable String text, @Nullable List<UUID> attachments) {
    static Version of(MessageVersion version) {
      return new Version(
          version.seq(),
          version.at(),
          version.text(),
          version.attachments().isEmpty() ? null : version.attachments());
    }
  }

  /** All that a message said. */
  record Versions(List<Version> versions) {}

  HistoryRoutes(
      Authentication authentication,
      ChatChanges changes,
      MessageViews views,
      HiddenMessages hidden,
      VisibleMessages visible) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.hidden = hidden;
    this.visible = visible;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/messages", authentication.user(this::history));
    config.routes.get("/api/chats/{id}/messages/{seq}", authentication.user(this::message));
    config.routes.get("/api/chats/{id}/messages/{seq}/thread", authentication.user(this::thread));
    config.routes.get("/api/chats/{id}/messages/{seq}/edits", authentication.user(this::edits));
  }

  private void history(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    HistoryRange range = HistoryPlace.read(ctx);
    Consistency consistency = changes.consistency(ctx, viewer);
    show(
        ctx,
        principal,
        views.history(viewer, consistency.position(chatId), range),
        range,
        consistency);
  }

  private void thread(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long root = Parameters.pathSeq(ctx, "seq");
    HistoryRange range = HistoryPlace.readSeq(ctx);
    Consistency consistency = changes.consistency(ctx, viewer);
    Message _ = visible.get(viewer, chatId, root, consistency);
    show(
        ctx,
        principal,
        views.thread(viewer, consistency.position(chatId), root, range),
        range,
        consistency);
  }

  private void show(
      Context ctx,
      Principal principal,
      HistoryPage page,
      HistoryRange range,
      Consistency consistency) {
    ChatProblems.requireMember(page.access());
    ctx.json(
        HistoryJson.of(
            page,
            hidden.without(principal.userId(), page.messages(), consistency),
            range.side(),
            principal));
  }

  private void message(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long seq = Parameters.pathSeq(ctx, "seq");
    ctx.json(
        MessageJson.of(visible.get(viewer, chatId, seq, changes.consistency(ctx, viewer)), viewer));
  }

  private void edits(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long seq = Parameters.pathSeq(ctx, "seq");
    Consistency consistency = changes.consistency(ctx, viewer);
    Message _ = visible.get(viewer, chatId, seq, consistency);
    ChatPage<MessageVersion> found = views.edits(viewer, consistency.position(chatId), seq);
    ChatProblems.requireMember(found.access());
    ctx.json(new Versions(found.entries().stream().map(Version::of).toList()));
  }
}
