package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Reader;
import dev.confab.platform.query.ReadersAnswer;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code …/messages/{seq}/readers}: whom a message has reached. */
final class ReaderRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final Views views;
  private final VisibleMessages visible;

  /** Somebody who has read it, and when they had come as far as they have now. */
  record Item(UUID userId, @Nullable Instant readAt) {}

  /** How many have it, and who has read it. */
  record Json(long deliveredCount, long readCount, List<Item> readers) {}

  ReaderRoutes(
      Authentication authentication, ChatChanges changes, Views views, VisibleMessages visible) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.visible = visible;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/messages/{seq}/readers", authentication.user(this::list));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    long seq = Parameters.pathSeq(ctx, "seq");
    Consistency consistency = changes.consistency(ctx, viewer);
    Message _ = visible.get(viewer, chatId, seq, consistency);
    ReadersAnswer answer = views.readers(viewer, consistency.position(chatId), seq);
    ChatProblems.requireMember(answer.access());
    if (!answer.found()) {
      throw VisibleMessages.notFound();
    }
    ctx.json(new Json(answer.received(), answer.read(), shown(viewer, answer.readers())));
  }

  /** Who does not want others to see how far they have read is counted, and not named. */
  private List<Item> shown(UUID viewer, List<Reader> readers) {
    if (readers.isEmpty()) {
      return List.of();
    }
    Set<UUID> open =
        views.people(readers.stream().map(Reader::userId).toList(), viewer).stream()
            .filter(person -> person.privacy().readReceipts())
            .map(Person::account)
            .map(account -> account.userId())
            .collect(Collectors.toSet());
    return readers.stream()
        .filter(reader -> open.contains(reader.userId()) || reader.userId().equals(viewer))
        .map(reader -> new Item(reader.userId(), reader.readAt()))
        .toList();
  }
}
