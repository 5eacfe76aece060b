package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.UnblockUser;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/users/{id}/block}: with whom people want to have nothing to do. */
final class BlockRoutes implements HttpModule {
  private final Authentication authentication;
  private final Views views;
  private final People people;
  private final UserChanges changes;

  /** Somebody who is blocked; without names if the account cannot be found any more. */
  record Item(
      UUID userId, Instant blockedAt, @Nullable String username, @Nullable String displayName) {
    static Item of(Block block, @Nullable Account account) {
      return new Item(
          block.userId(),
          block.blockedAt(),
          account == null ? null : account.username(),
          account == null ? null : account.displayName());
    }
  }

  /** A page of those who are blocked. */
  record Page(List<Item> blocked, @Nullable String next) {}

  BlockRoutes(Authentication authentication, Views views, People people, UserChanges changes) {
    this.authentication = authentication;
    this.views = views;
    this.people = people;
    this.changes = changes;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.post("/api/users/{id}/block", authentication.user(this::block));
    config.routes.delete("/api/users/{id}/block", authentication.user(this::unblock));
    config.routes.get("/api/users/me/blocked", authentication.user(this::list));
  }

  private void block(Context ctx, Principal principal) {
    UUID other = Parameters.pathId(ctx, "id");
    if (other.equals(principal.userId())) {
      throw ProblemException.field("id", "id must be somebody else's.");
    }
    Account _ = people.require(other);
    changes.send(ctx, principal, at -> new BlockUser(principal.userId(), other, at));
    ctx.status(204);
  }

  private void unblock(Context ctx, Principal principal) {
    UUID other = Parameters.pathId(ctx, "id");
    changes.send(ctx, principal, at -> new UnblockUser(principal.userId(), other, at));
    ctx.status(204);
  }

  private void list(Context ctx, Principal principal) {
    UUID userId = principal.userId();
    Paging paging = Paging.of(ctx);
    List<Block> found =
        views.blocks(
            userId, paging.after(), paging.limit() + 1, changes.version(ctx, principal, userId));
    List<Block> page = paging.page(found);
    Map<UUID, Account> accounts = people.byId(page.stream().map(Block::userId).toList());
    ctx.json(
        new Page(
            page.stream().map(block -> Item.of(block, accounts.get(block.userId()))).toList(),
            paging.next(found, Block::userId)));
  }
}
