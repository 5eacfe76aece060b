package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.people.People;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code …/invitations} of a chat: who may become a member if they wish. */
final class InvitationRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final Rights rights;
  private final People people;

  /** A page of invitations. */
  record Page(List<InvitationJson> invitations, @Nullable String next) {}

  InvitationRoutes(
      Authentication authentication,
      ChatChanges changes,
      Views views,
      Rights rights,
      People people) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.rights = rights;
    this.people = people;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/invitations", authentication.user(this::list));
    config.routes.post("/api/chats/{id}/invitations", authentication.user(this::invite));
    config.routes.delete("/api/chats/{id}/invitations/{userId}", authentication.user(this::revoke));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    Paging paging = Paging.of(ctx);
    ChatPosition chat = changes.position(ctx, principal);
    rights.require(viewer, chat, Permission.ADD_MEMBERS);
    ChatPage<Invitation> page = views.invitations(viewer, chat, paging.after(), paging.limit());
    ChatProblems.requireMember(page.access());
    List<Invitation> invitations = page.entries();
    Map<UUID, Account> accounts =
        people.byId(invitations.stream().map(Invitation::userId).toList());
    ctx.json(
        new Page(
            invitations.stream()
                .map(invitation -> InvitationJson.of(invitation, accounts.get(invitation.userId())))
                .toList(),
            Paging.next(page.more(), invitations, Invitation::userId)));
  }

  private void invite(Context ctx, Principal principal) {
    JsonBody body = JsonBody.of(ctx);
    UUID userId = body.id("userId");
    Long ttl =
        body.wholeOrNull(
            "ttlSeconds", ChatBounds.MIN_INVITATION_SECONDS, ChatBounds.MAX_INVITATION_SECONDS);
    long ttlSeconds = ttl == null ? ChatBounds.INVITATION_SECONDS : ttl;
    people.requireAll(List.of(userId));
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            userId,
            w -> new InviteMember(w.chatId(), w.actor(), w.key(), userId, ttlSeconds, w.at()));
    ctx.status(accepted.repeated() ? 200 : 201)
        .json(
            new InvitationJson(
                userId,
                principal.userId(),
                accepted.at(),
                accepted.at().plusSeconds(ttlSeconds),
                null,
                null));
  }

  private void revoke(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            userId,
            w -> new RevokeInvitation(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }
}
