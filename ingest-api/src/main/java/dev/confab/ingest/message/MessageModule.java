package dev.confab.ingest.message;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.UserChanges;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.names.MentionReader;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Views;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;

/** Messages: saying, reading, and what people do with them. */
public final class MessageModule implements HttpModule {
  private final List<HttpModule> routes;

  /**
   * Wires it.
   *
   * @param secret what keys of names are made with
   */
  public MessageModule(
      Authentication authentication,
      ChatChanges changes,
      UserChanges own,
      Views views,
      byte[] secret,
      InstantSource clock) {
    HiddenMessages hidden = new HiddenMessages(views);
    VisibleMessages visible = new VisibleMessages(views, hidden);
    MentionReader mentions =
        new MentionReader(new NameKeys(secret), key -> views.nameOwner(key, null));
    routes =
        List.of(
            new MessageRoutes(authentication, changes, visible, mentions, clock),
            new HistoryRoutes(authentication, changes, views, hidden, visible),
            new MessageChangeRoutes(authentication, changes, own, visible, mentions),
            new ReactionRoutes(authentication, changes, views, visible),
            new PinRoutes(authentication, changes, views, hidden),
            new ReaderRoutes(authentication, changes, views, visible));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
