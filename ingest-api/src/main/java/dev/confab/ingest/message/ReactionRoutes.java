package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.Cursors;
import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageViews;
import dev.confab.platform.query.Reaction;
import dev.confab.platform.query.ReactionPlace;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code …/messages/{seq}/reactions}: who thinks what of a message. */
final class ReactionRoutes implements HttpModule {
  private static final String REACTIONS = "/api/chats/{id}/messages/{seq}/reactions";
  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 200;

  private final Authentication authentication;
  private final ChatChanges changes;
  private final MessageViews views;
  private final VisibleMessages visible;

  /** Somebody's reaction. */
  record Item(String reaction, UUID userId, Instant at) {
    static Item of(Reaction reaction) {
      return new Item(reaction.type(), reaction.userId(), reaction.at());
    }
  }

  /** A page of reactions. */
  record Page(List<Item> reactions, @Nullable String next) {}

  ReactionRoutes(
      Authentication authentication,
      ChatChanges changes,
      MessageViews views,
      VisibleMessages visible) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.visible = visible;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get(REACTIONS, authentication.user(this::list));
    config.routes.post(REACTIONS, authentication.user(this::add));
    config.routes.delete(REACTIONS + "/{type}", authentication.user(this::remove));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long seq = Parameters.pathSeq(ctx, "seq");
    String type = Parameters.textOrNull(ctx, "reaction", ChatBounds.MAX_REACTION_CHARS);
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    ReactionPlace after = after(Parameters.cursorOrNull(ctx));
    Consistency consistency = changes.consistency(ctx, viewer);
    Message _ = visible.get(viewer, chatId, seq, consistency);
    ChatPage<Reaction> page =
        views.reactions(viewer, consistency.position(chatId), seq, type, after, limit);
    ChatProblems.requireMember(page.access());
    List<Reaction> reactions = page.entries();
    String next = page.more() && !reactions.isEmpty() ? cursor(reactions.getLast()) : null;
    ctx.json(new Page(reactions.stream().map(Item::of).toList(), next));
  }

  private static String cursor(Reaction last) {
    byte[] type = last.type().getBytes(StandardCharsets.UTF_8);
    return Cursors.of(
        ByteBuffer.allocate(Ids.BYTES + type.length)
            .put(Ids.bytes(last.userId()))
            .put(type)
            .array());
  }

  private static @Nullable ReactionPlace after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(Cursors.bytesFrom(cursor, Ids.BYTES + 1));
    UUID userId = new UUID(bytes.getLong(), bytes.getLong());
    return new ReactionPlace(StandardCharsets.UTF_8.decode(bytes).toString(), userId);
  }

  private void add(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    String reaction = JsonBody.of(ctx).text("reaction", 1, ChatBounds.MAX_REACTION_CHARS);
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w -> new AddReaction(w.chatId(), w.actor(), w.key(), seq, reaction, w.at()));
    ctx.status(accepted.repeated() ? 200 : 201).json(MessageChange.of(accepted, seq));
  }

  private void remove(Context ctx, Principal principal) {
    long seq = Parameters.pathSeq(ctx, "seq");
    String reaction = Parameters.pathText(ctx, "type", ChatBounds.MAX_REACTION_CHARS);
    Accepted accepted =
        changes.send(
            ctx,
            principal,
            w -> new RemoveReaction(w.chatId(), w.actor(), w.key(), seq, reaction, w.at()));
    ctx.json(MessageChange.of(accepted, seq));
  }
}
