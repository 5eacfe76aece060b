package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.names.MentionReader;
import dev.confab.platform.query.Message;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/** Saying something: anew, or again in another chat. */
final class MessageRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final VisibleMessages visible;
  private final MentionReader mentions;
  private final InstantSource clock;

  MessageRoutes(
      Authentication authentication,
      ChatChanges changes,
      VisibleMessages visible,
      MentionReader mentions,
      InstantSource clock) {
    this.authentication = authentication;
    this.changes = changes;
    this.visible = visible;
    this.mentions = mentions;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/chats/{id}/messages", authentication.user(this::post));
    config.routes.post(
        "/api/chats/{id}/messages/{seq}/forward", authentication.user(this::forward));
  }

  private void post(Context ctx, Principal principal) {
    UUID chatId = Parameters.pathId(ctx, "id");
    JsonBody body = JsonBody.of(ctx);
    String key = ClientKeys.messageKey(ctx, body);
    MessageContent content = Contents.read(body);
    commit(
        ctx,
        new PostMessage(
            chatId,
            principal.userId(),
            key,
            content,
            null,
            body.wholeOrNull("replyTo", 1),
            null,
            body.wholeOrNull("threadRoot", 1),
            mentions.read(content.text()),
            null,
            clock.instant(),
            null));
  }

  private void forward(Context ctx, Principal principal) {
    UUID actor = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long seq = Parameters.pathSeq(ctx, "seq");
    JsonBody body = JsonBody.of(ctx);
    String key = ClientKeys.messageKey(ctx, body);
    UUID target = body.id("chatId");
    Message source = visible.present(actor, chatId, seq, changes.consistency(ctx, actor));
    String text = Objects.requireNonNull(source.text(), "of what is present");
    commit(
        ctx,
        new PostMessage(
            target,
            actor,
            key,
            new MessageContent(text, source.attachments()),
            null,
            null,
            null,
            null,
            null,
            source.origin(),
            clock.instant(),
            null));
  }

  private void commit(Context ctx, PostMessage command) {
    Accepted accepted = changes.send(ctx, command);
    ctx.status(accepted.repeated() ? 200 : 201).json(MessageJson.of(command, accepted));
  }
}
