package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.people.People;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Ban;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code …/bans}: who is kept out of a chat. */
final class BanRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final Rights rights;
  private final People people;

  /** Somebody who is banned; without names if the account cannot be found any more. */
  record Item(
      UUID userId,
      UUID bannedBy,
      Instant bannedAt,
      @Nullable String username,
      @Nullable String displayName) {
    static Item of(Ban ban, @Nullable Account account) {
      return new Item(
          ban.userId(),
          ban.bannedBy(),
          ban.bannedAt(),
          account == null ? null : account.username(),
          account == null ? null : account.displayName());
    }
  }

  /** A page of those who are banned. */
  record Page(List<Item> banned, @Nullable String next) {}

  BanRoutes(
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
    config.routes.get("/api/chats/{id}/bans", authentication.user(this::list));
    config.routes.put("/api/chats/{id}/bans/{userId}", authentication.user(this::ban));
    config.routes.delete("/api/chats/{id}/bans/{userId}", authentication.user(this::unban));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    Paging paging = Paging.of(ctx);
    ChatPosition chat = changes.position(ctx, principal);
    rights.require(viewer, chat, Permission.REMOVE_MEMBERS);
    ChatPage<Ban> page = views.bans(viewer, chat, paging.after(), paging.limit());
    ChatProblems.requireMember(page.access());
    List<Ban> bans = page.entries();
    Map<UUID, Account> accounts = people.byId(bans.stream().map(Ban::userId).toList());
    ctx.json(
        new Page(
            bans.stream().map(ban -> Item.of(ban, accounts.get(ban.userId()))).toList(),
            Paging.next(page.more(), bans, Ban::userId)));
  }

  private void ban(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    people.requireAll(List.of(userId));
    Accepted accepted =
        changes.send(
            ctx, principal, w -> new BanMember(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }

  private void unban(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    Accepted accepted =
        changes.send(
            ctx, principal, w -> new UnbanMember(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }
}
