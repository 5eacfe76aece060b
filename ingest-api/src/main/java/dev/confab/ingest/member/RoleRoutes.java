package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** {@code …/members/{userId}/role} and {@code …/permissions}, and {@code …/owner}. */
final class RoleRoutes implements HttpModule {
  private static final List<Role> ROLES =
      List.of(Role.OWNER, Role.ADMIN, Role.MODERATOR, Role.MEMBER);

  private final Authentication authentication;
  private final ChatChanges changes;

  RoleRoutes(Authentication authentication, ChatChanges changes) {
    this.authentication = authentication;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.put("/api/chats/{id}/members/{userId}/role", authentication.user(this::role));
    config.routes.put(
        "/api/chats/{id}/members/{userId}/permissions", authentication.user(this::permissions));
    config.routes.put("/api/chats/{id}/owner", authentication.user(this::owner));
  }

  private void role(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    Role role = JsonBody.of(ctx).choice("role", ROLES);
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w -> new ChangeRole(w.chatId(), w.actor(), w.key(), userId, role, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }

  private void permissions(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    JsonBody body = JsonBody.of(ctx);
    List<Permission> granted = Permissions.read(body, "granted");
    List<Permission> denied = Permissions.read(body, "denied");
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w ->
                new ChangePermissions(
                    w.chatId(), w.actor(), w.key(), userId, granted, denied, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }

  private void owner(Context ctx, Principal principal) {
    UUID userId = JsonBody.of(ctx).id("userId");
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w -> new TransferOwnership(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }
}
