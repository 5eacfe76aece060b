package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.MessageViews;
import dev.confab.platform.query.Pin;
import dev.confab.platform.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code …/pins}: what a chat keeps in sight. */
final class PinRoutes implements HttpModule {
  private final Authentication authentication;
  private final ChatChanges changes;
  private final MessageViews views;
  private final HiddenMessages hidden;

  /** A pinned message. */
  record Item(UUID pinnedBy, Instant pinnedAt, MessageJson message) {
    static Item of(Pin pin, UUID viewer) {
      return new Item(pin.pinnedBy(), pin.pinnedAt(), MessageJson.of(pin.message(), viewer));
    }
  }

  /** All of them. */
  record Page(List<Item> pins) {}

  PinRoutes(
      Authentication authentication,
      ChatChanges changes,
      MessageViews views,
      HiddenMessages hidden) {
    this.authentication = authentication;
    this.changes = changes;
    this.views = views;
    this.hidden = hidden;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/api/chats/{id}/pins", authentication.user(this::list));
  }

  private void list(Context ctx, Principal principal) {
    UUID viewer = principal.userId();
    UUID chatId = Parameters.pathId(ctx, "id");
    Consistency consistency = changes.consistency(ctx, viewer);
    ChatPage<Pin> page = views.pins(viewer, consistency.position(chatId));
    ChatProblems.requireMember(page.access());
    List<Pin> pins = page.entries();
    Set<Long> unseen =
        pins.isEmpty()
            ? Set.of()
            : hidden.between(
                viewer,
                chatId,
                pins.getLast().message().seq(),
                pins.getFirst().message().seq(),
                consistency);
    ctx.json(
        new Page(
            pins.stream()
                .filter(pin -> !unseen.contains(pin.message().seq()))
                .map(pin -> Item.of(pin, viewer))
                .toList()));
  }
}
