package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.Marking;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.mark.AdvanceMarks;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.UUID;

/** {@code /api/chats/{id}/marks}: how far members have received and read. */
final class MarkRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Marking marking;
  private final Views views;
  private final InstantSource clock;

  MarkRoutes(
      Authentication authentication,
      ChatChanges changes,
      Marking marking,
      Views views,
      InstantSource clock) {
    this.authentication = authentication;
    this.changes = changes;
    this.marking = marking;
    this.views = views;
    this.clock = clock;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.put("/api/chats/{id}/marks", authentication.user(this::advance));
  }

  private void advance(Context ctx, Principal principal) {
    UUID userId = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    JsonBody body = JsonBody.of(ctx);
    Long received = body.wholeOrNull("receivedNo", 1);
    Long read = body.wholeOrNull("readNo", 1);
    if (received == null && read == null) {
      throw body.wrong("readNo", "is missing, and receivedNo too");
    }
    long receivedNo = received == null ? 0 : received;
    long readNo = read == null ? 0 : read;
    boolean byRead = readNo >= receivedNo;
    long no = byRead ? readNo : receivedNo;
    ChatHead head = head(userId, chatId, no, changes.consistency(ctx, userId));
    if (no > head.lastNo()) {
      throw body.wrong(byRead ? "readNo" : "receivedNo", "must be that of a message");
    }
    marking.advance(
        new AdvanceMarks(
            chatId, userId, receivedNo, readNo, membership(head).joinedSeq(), clock.instant()));
    ctx.status(202);
  }

  /**
   * The chat, when it has come as far as a message that a client has seen live, which may be before
   * the view has: each message that is missing takes one seq.
   */
  private ChatHead head(UUID viewer, UUID chatId, long no, Consistency consistency) {
    ChatHead head = head(viewer, consistency.position(chatId));
    long missing = no - head.lastNo();
    membership(head);
    return missing <= 0 || missing > ChatBounds.MAX_AHEAD
        ? head
        : head(viewer, new ChatPosition(chatId, head.lastSeq() + missing));
  }

  private ChatHead head(UUID viewer, ChatPosition chat) {
    return views.chat(viewer, chat).orElseThrow(ChatProblems::notFound);
  }

  private static Member membership(ChatHead head) {
    Member membership = head.membership();
    if (membership == null) {
      throw ChatProblems.notAMember();
    }
    return membership;
  }
}
