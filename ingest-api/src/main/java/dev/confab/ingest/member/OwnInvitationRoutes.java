package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.ChatWish;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Words;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.DeclineInvitation;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/chats/invitations} and {@code …/invitation/accept}: being invited. */
final class OwnInvitationRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final InstantSource clock;

  /** An invitation, and what the invited may know of the chat. */
  record Item(
      UUID chatId,
      String type,
      @Nullable String name,
      @Nullable String description,
      @Nullable UUID avatarId,
      long memberCount,
      UUID invitedBy,
      Instant invitedAt,
      Instant expiresAt) {
    static Item of(Invitation invitation, ChatHead chat) {
      return new Item(
          chat.chatId(),
          Words.of(chat.type()),
          chat.name(),
          chat.description(),
          chat.avatarId(),
          chat.memberCount(),
          invitation.invitedBy(),
          invitation.invitedAt(),
          invitation.expiresAt());
    }
  }

  /** A page of invitations. */
  record Page(List<Item> invitations, @Nullable String next) {}

  OwnInvitationRoutes(
      Authentication authentication, ChatChanges changes, Views views, InstantSource clock) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/invitations", authentication.user(this::list));
    config.routes.post("/api/chats/{id}/invitation/accept", authentication.user(this::accept));
    config.routes.post("/api/chats/{id}/invitation/decline", authentication.user(this::decline));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    Paging paging = Paging.of(ctx);
    List<Invitation> found =
        views.invitationsOf(
            viewer,
            paging.after(),
            paging.limit() + 1,
            changes.consistency(ctx, viewer).memberships());
    List<Invitation> page = paging.page(found);
    ctx.json(new Page(items(viewer, page), paging.next(found, Invitation::chatId)));
  }

  /** Those that can be accepted still. */
  private List<Item> items(UUID viewer, List<Invitation> invitations) {
    Instant now = clock.instant();
    List<Invitation> open =
        invitations.stream().filter(invitation -> invitation.expiresAt().isAfter(now)).toList();
    Map<UUID, ChatHead> chats = chats(viewer, open);
    List<Item> items = new ArrayList<>();
    for (Invitation invitation : open) {
      ChatHead chat = chats.get(invitation.chatId());
      if (chat != null) {
        items.add(Item.of(invitation, chat));
      }
    }
    return items;
  }

  private Map<UUID, ChatHead> chats(UUID viewer, List<Invitation> invitations) {
    List<ChatPosition> positions =
        invitations.stream().map(i -> new ChatPosition(i.chatId(), i.seq())).toList();
    return positions.isEmpty()
        ? Map.of()
        : views.heads(viewer, positions).stream()
            .collect(Collectors.toMap(ChatHead::chatId, Function.identity()));
  }

  private void accept(Context ctx, Principal principal) {
    answer(ctx, principal, w -> new AcceptInvitation(w.chatId(), w.actor(), w.key(), w.at()));
  }

  private void decline(Context ctx, Principal principal) {
    answer(ctx, principal, w -> new DeclineInvitation(w.chatId(), w.actor(), w.key(), w.at()));
  }

  private void answer(Context ctx, Principal principal, Function<ChatWish, ChatCommand> wish) {
    UUID invited = principal.userId();
    ctx.json(MembershipChange.of(changes.send(ctx, principal, invited, wish), invited));
  }
}
