package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.ChatWish;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.names.MentionReader;
import dev.confab.platform.query.Message;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.UnpinMessage;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.HideMessage;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code …/messages/{seq}}: editing, deleting, taking back, pinning. */
final class MessageChangeRoutes implements HttpModule {
  private static final String MESSAGE = "/api/chats/{id}/messages/{seq}";
  private static final String EVERYONE = "everyone";
  private static final String ME = "me";

  private final Authentication authentication;
  private final ChatChanges changes;
  private final UserChanges own;
  private final VisibleMessages visible;
  private final MentionReader mentions;

  MessageChangeRoutes(
      Authentication authentication,
      ChatChanges changes,
      UserChanges own,
      VisibleMessages visible,
      MentionReader mentions) {
    this.authentication = authentication;
    this.changes = changes;
    this.own = own;
    this.visible = visible;
    this.mentions = mentions;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.put(MESSAGE, authentication.user(this::edit));
    config.routes.delete(MESSAGE, authentication.user(this::delete));
    config.routes.put(MESSAGE + "/recall", authentication.user(this::recall));
    config.routes.put(MESSAGE + "/pin", authentication.user(this::pin));
    config.routes.delete(MESSAGE + "/pin", authentication.user(this::unpin));
  }

  private void edit(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    MessageContent content = Contents.read(JsonBody.of(ctx));
    @Nullable Mentions named = mentions.read(content.text());
    change(
        ctx,
        principal,
        seq,
        w -> new EditMessage(w.chatId(), w.actor(), w.key(), seq, content, null, named, w.at()));
  }

  private void delete(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    if (Parameters.word(ctx, "for", EVERYONE, ME).equals(ME)) {
      hide(ctx, principal, seq);
    } else {
      change(
          ctx, principal, seq, w -> new DeleteMessage(w.chatId(), w.actor(), w.key(), seq, w.at()));
    }
  }

  /** What the caller does not see they cannot hide: nobody fills a store with seqs. */
  private void hide(Context ctx, Principal principal, long seq) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    Consistency consistency = changes.consistency(ctx, viewer);
    Message _ = visible.getHiddenToo(viewer, chatId, seq, consistency);
    own.send(ctx, principal, at -> new HideMessage(viewer, chatId, seq, at));
    ctx.status(204);
  }

  private void recall(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    change(
        ctx, principal, seq, w -> new RecallMessage(w.chatId(), w.actor(), w.key(), seq, w.at()));
  }

  private void pin(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    change(ctx, principal, seq, w -> new PinMessage(w.chatId(), w.actor(), w.key(), seq, w.at()));
  }

  private void unpin(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    change(ctx, principal, seq, w -> new UnpinMessage(w.chatId(), w.actor(), w.key(), seq, w.at()));
  }

  private void change(
      Context ctx, Principal principal, long seq, Function<ChatWish, ChatCommand> wish) {
    Accepted accepted = changes.send(ctx, principal, wish);
    ctx.json(MessageChange.of(accepted, seq));
  }
}
