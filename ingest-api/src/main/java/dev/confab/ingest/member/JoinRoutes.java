package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.ChatWish;
import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.UUID;
import java.util.function.Function;

/** {@code …/join} and {@code …/leave}: coming and going by one's own wish. */
final class JoinRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final LinkCodes codes;

  JoinRoutes(Authentication authentication, ChatChanges changes, LinkCodes codes) {
    this.authentication = authentication;
    this.changes = changes;
    this.codes = codes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/chats/join", authentication.user(this::joinByLink));
    config.routes.post("/api/chats/{id}/join", authentication.user(this::join));
    config.routes.post("/api/chats/{id}/leave", authentication.user(this::leave));
  }

  private void join(Context ctx, Principal principal) {
    change(ctx, principal, w -> new JoinChat(w.chatId(), w.actor(), w.key(), w.at(), null));
  }

  private void leave(Context ctx, Principal principal) {
    change(ctx, principal, w -> new LeaveChat(w.chatId(), w.actor(), w.key(), w.at(), null));
  }

  private void change(Context ctx, Principal principal, Function<ChatWish, ChatCommand> wish) {
    UUID actor = principal.userId();
    ctx.json(MembershipChange.of(changes.send(ctx, principal, actor, wish), actor));
  }

  private void joinByLink(Context ctx, Principal principal) {
    UUID actor = principal.userId();
    String code = JsonBody.of(ctx).secret("code", 1, LinkCodes.MAX_CHARS);
    LinkCodes.Link link = codes.read(code).orElseThrow(JoinRoutes::noLink);
    ChatWish wish = changes.wish(ctx, principal, link.chatId());
    Accepted accepted =
        changes.send(
            ctx, actor, new JoinByLink(link.chatId(), actor, wish.key(), link.seq(), wish.at()));
    ctx.json(MembershipChange.of(accepted, actor));
  }

  private static ProblemException noLink() {
    return ProblemException.of(404, "link_not_found", "There is no such link.");
  }
}
