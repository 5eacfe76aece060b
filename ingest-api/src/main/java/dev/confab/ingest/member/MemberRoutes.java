package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.people.People;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Paging;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberAnswer;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is in a chat: {@code …/members} and {@code …/members/{userId}}. */
final class MemberRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final People people;

  /** A page of members. */
  record Page(List<MemberJson> members, @Nullable String next) {}

  MemberRoutes(Authentication authentication, ChatChanges changes, Views views, People people) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.people = people;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/members", authentication.user(this::list));
    config.routes.post("/api/chats/{id}/members", authentication.user(this::add));
    config.routes.get("/api/chats/{id}/members/{userId}", authentication.user(this::show));
    config.routes.delete("/api/chats/{id}/members/{userId}", authentication.user(this::remove));
  }

  private void list(Context ctx, Principal principal) {
    Paging paging = Paging.of(ctx);
    MemberPage page =
        views.members(
            principal.userId(), changes.position(ctx, principal), paging.after(), paging.limit());
    ChatProblems.requireMember(page.access());
    List<Member> members = page.members();
    Map<UUID, Account> accounts = people.byId(members.stream().map(Member::userId).toList());
    ctx.json(
        new Page(
            members.stream()
                .map(member -> MemberJson.of(member, accounts.get(member.userId())))
                .toList(),
            Paging.next(page.more(), members, Member::userId)));
  }

  private void show(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    MemberAnswer answer =
        views.member(principal.userId(), changes.position(ctx, principal), userId);
    ChatProblems.requireMember(answer.access());
    Member member = answer.member();
    if (member == null) {
      throw ProblemException.of(
          404, "member_not_found", "There is no member " + userId + " in this chat.");
    }
    ctx.json(MemberJson.of(member, people.byId(List.of(userId)).get(userId)));
  }

  private void add(Context ctx, Principal principal) {
    UUID userId = JsonBody.of(ctx).id("userId");
    people.requireAll(List.of(userId));
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            userId,
            w -> new AddMember(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.status(accepted.repeated() ? 200 : 201).json(MembershipChange.of(accepted, userId));
  }

  private void remove(Context ctx, Principal principal) {
    UUID userId = Parameters.pathId(ctx, "userId");
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            userId,
            w -> new RemoveMember(w.chatId(), w.actor(), w.key(), userId, w.at()));
    ctx.json(MembershipChange.of(accepted, userId));
  }
}
