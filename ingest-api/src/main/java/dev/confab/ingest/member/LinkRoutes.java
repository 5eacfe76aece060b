package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChange;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code …/links}: links that let people into a chat. */
final class LinkRoutes implements HttpModule {
  /** Of live links in one chat. */
  private static final int MAX_LINKS = 100;

  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final Rights rights;
  private final LinkCodes codes;

  /** A link, as JSON. */
  record Item(
      long link,
      String code,
      UUID createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Long maxUses,
      long uses) {}

  /** All links of a chat. */
  record Page(List<Item> links) {}

  LinkRoutes(
      Authentication authentication,
      ChatChanges changes,
      Views views,
      Rights rights,
      LinkCodes codes) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.rights = rights;
    this.codes = codes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/links", authentication.user(this::list));
    config.routes.post("/api/chats/{id}/links", authentication.user(this::create));
    config.routes.delete("/api/chats/{id}/links/{link}", authentication.user(this::revoke));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    ChatPosition chat = changes.position(ctx, principal);
    rights.require(viewer, chat, Permission.ADD_MEMBERS);
    ChatPage<InviteLink> page = views.links(viewer, chat, 0, MAX_LINKS);
    ChatProblems.requireMember(page.access());
    ctx.json(new Page(page.entries().stream().map(link -> item(chat.chatId(), link)).toList()));
  }

  private Item item(UUID chatId, InviteLink link) {
    return new Item(
        link.seq(),
        codes.code(chatId, link.seq()),
        link.createdBy(),
        link.createdAt(),
        link.expiresAt(),
        link.maxUses(),
        link.uses());
  }

  private void create(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    Long maxUses = body.wholeOrNull("maxUses", 1, ChatBounds.MAX_LINK_USES);
    Long ttlSeconds =
        body.wholeOrNull("ttlSeconds", ChatBounds.MIN_LINK_SECONDS, ChatBounds.MAX_LINK_SECONDS);
    Accepted made =
        changes.send(
            ctx,
            principal,
            w -> new CreateInviteLink(w.chatId(), w.actor(), w.key(), maxUses, ttlSeconds, w.at()));
    Instant expiresAt = ttlSeconds == null ? null : made.at().plusSeconds(ttlSeconds);
    InviteLink link =
        new InviteLink(made.seq(), principal.userId(), made.at(), maxUses, 0, expiresAt);
    ctx.status(made.repeated() ? 200 : 201).json(item(made.aggregateId(), link));
  }

  private void revoke(Context ctx, Principal principal) {
    long link = Parameters.pathSeq(ctx, "link");
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w -> new RevokeInviteLink(w.chatId(), w.actor(), w.key(), link, w.at()));
    ctx.json(ChatChange.of(accepted));
  }
}
