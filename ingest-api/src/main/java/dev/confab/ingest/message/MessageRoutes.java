package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.Role;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/chats/{id}/messages}: saying and reading. */
final class MessageRoutes implements HttpModule {
  private static final int MAX_TEXT_CHARS = 8192;
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 200;

  private final Authentication authentication;
  private final Commands commands;
  private final Views views;
  private final OwnWrites writes;
  private final InstantSource clock;

  /** A page of messages, as JSON. */
  record History(
      List<MessageJson> messages, @Nullable Long first, @Nullable Long last, boolean more) {
    static History of(HistoryPage page, boolean more, Principal viewer) {
      List<MessageJson> messages =
          page.messages().stream().map(message -> json(message, viewer)).toList();
      return messages.isEmpty()
          ? new History(messages, null, null, more)
          : new History(messages, messages.getFirst().seq(), messages.getLast().seq(), more);
    }

    private static MessageJson json(Message message, Principal viewer) {
      return viewer.roles().contains(Role.IMPORTER)
          ? MessageJson.of(message, true)
          : MessageJson.of(message, viewer.userId());
    }
  }

  MessageRoutes(
      Authentication authentication,
      Commands commands,
      Views views,
      OwnWrites writes,
      InstantSource clock) {
    this.authentication = authentication;
    this.commands = commands;
    this.views = views;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/chats/{id}/messages", authentication.user(this::post));
    config.routes.get("/api/chats/{id}/messages", authentication.user(this::history));
  }

  private void post(Context ctx, Principal principal) {
    UUID actor = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    JsonBody body = JsonBody.of(ctx);
    PostMessage command =
        new PostMessage(
            chatId,
            actor,
            ClientKeys.messageKey(ctx, body),
            new MessageContent(body.lines("text", 1, MAX_TEXT_CHARS)),
            null,
            body.wholeOrNull("replyTo", 1),
            null,
            clock.instant(),
            null);
    Consistency consistency = Consistency.of(ctx, actor, writes);
    Accepted accepted = commands.send(command);
    consistency.changed(chatId, accepted.seq());
    ctx.status(accepted.repeated() ? 200 : 201).json(MessageJson.of(command, accepted));
  }

  private void history(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    Long before = Parameters.wholeOrNull(ctx, "before");
    Long after = Parameters.wholeOrNull(ctx, "after");
    if (before != null && after != null) {
      throw ProblemException.field("after", "before and after cannot both be given.");
    }
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    HistoryPage page =
        views.history(
            viewer,
            Consistency.of(ctx, viewer, writes).position(chatId),
            after == null
                ? new HistoryRange(Side.BEFORE, before, null, limit)
                : HistoryRange.after(after, limit));
    ChatProblems.requireMember(page.access());
    ctx.json(History.of(page, after == null ? page.older() : page.newer(), principal));
  }
}
