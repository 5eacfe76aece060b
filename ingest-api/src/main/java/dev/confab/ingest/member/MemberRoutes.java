package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.people.People;
import dev.confab.ingest.request.ClientKeys;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is in a chat: {@code …/members}, {@code …/join}, {@code …/leave}. */
final class MemberRoutes implements HttpModule {
  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 200;

  private final Authentication authentication;
  private final Commands commands;
  private final Views views;
  private final People people;
  private final OwnWrites writes;
  private final InstantSource clock;

  /** A membership that began or ended. */
  record Change(UUID chatId, UUID userId, long seq, Instant at) {}

  MemberRoutes(
      Authentication authentication,
      Commands commands,
      Views views,
      People people,
      OwnWrites writes,
      InstantSource clock) {
    this.authentication = authentication;
    this.commands = commands;
    this.views = views;
    this.people = people;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/members", authentication.user(this::list));
    config.routes.post("/api/chats/{id}/members", authentication.user(this::add));
    config.routes.delete("/api/chats/{id}/members/{userId}", authentication.user(this::remove));
    config.routes.post("/api/chats/{id}/join", authentication.user(this::join));
    config.routes.post("/api/chats/{id}/leave", authentication.user(this::leave));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    String cursor = Parameters.cursorOrNull(ctx);
    MemberPage page =
        views.members(
            viewer,
            Consistency.of(ctx, viewer, writes).position(chatId),
            cursor == null ? null : Cursors.id(cursor),
            limit);
    ChatProblems.requireMember(page.access());
    ctx.json(json(page));
  }

  private MemberPageJson json(MemberPage page) {
    List<Member> members = page.members();
    Map<UUID, Account> accounts = people.byId(members.stream().map(Member::userId).toList());
    String next = page.more() && !members.isEmpty() ? Cursors.of(members.getLast().userId()) : null;
    return new MemberPageJson(
        members.stream()
            .map(member -> MemberPageJson.Item.of(member, accounts.get(member.userId())))
            .toList(),
        next);
  }

  private void add(Context ctx, Principal principal) {
    UUID chatId = Parameters.pathId(ctx, "id");
    UUID userId = JsonBody.of(ctx).id("userId");
    String key = ClientKeys.keyOrRandom(ctx);
    people.requireAll(List.of(userId));
    Accepted accepted =
        change(
            ctx, new AddMember(chatId, principal.userId(), key, userId, clock.instant()), userId);
    ctx.status(accepted.repeated() ? 200 : 201).json(json(accepted, userId));
  }

  private void remove(Context ctx, Principal principal) {
    UUID chatId = Parameters.pathId(ctx, "id");
    UUID userId = Parameters.pathId(ctx, "userId");
    String key = ClientKeys.keyOrRandom(ctx);
    ctx.json(
        json(
            change(
                ctx,
                new RemoveMember(chatId, principal.userId(), key, userId, clock.instant()),
                userId),
            userId));
  }

  private void join(Context ctx, Principal principal) {
    UUID actor = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    String key = ClientKeys.keyOrRandom(ctx);
    JoinChat command = new JoinChat(chatId, actor, key, clock.instant(), null);
    ctx.json(json(change(ctx, command, actor), actor));
  }

  private void leave(Context ctx, Principal principal) {
    UUID actor = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    String key = ClientKeys.keyOrRandom(ctx);
    LeaveChat command = new LeaveChat(chatId, actor, key, clock.instant(), null);
    ctx.json(json(change(ctx, command, actor), actor));
  }

  private Accepted change(Context ctx, ChatCommand command, UUID member) {
    Consistency consistency = Consistency.of(ctx, command.actor(), writes);
    Accepted accepted = commands.send(command);
    consistency.changed(command.chatId(), accepted.seq());
    consistency.membershipChanged(member, command.chatId(), accepted.seq());
    return accepted;
  }

  private static Change json(Accepted accepted, UUID userId) {
    return new Change(accepted.aggregateId(), userId, accepted.seq(), accepted.at());
  }
}
