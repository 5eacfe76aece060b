package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.command.Marking;
import dev.confab.ingest.command.UserChanges;
import dev.confab.ingest.message.HiddenMessages;
import dev.confab.ingest.people.People;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.MessageSearch;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;

/** Chats: details, rules, lists, marks, search. */
public final class ChatModule implements HttpModule {
  private final List<HttpModule> routes;

  /** Wires it. */
  public ChatModule(
      Authentication authentication,
      Commands commands,
      ChatChanges changes,
      UserChanges own,
      Marking marking,
      Views views,
      MessageSearch search,
      InstantSource clock) {
    People people = new People(views);
    VisibleChats visible = new VisibleChats(views);
    HiddenMessages hidden = new HiddenMessages(views);
    ChatDetails details = new ChatDetails(views, hidden);
    routes =
        List.of(
            new ChatRoutes(
                authentication,
                changes,
                new ChatCreation(commands, details, people, clock),
                new DirectOpening(commands, details, people, clock),
                details,
                new ChatList(visible, hidden)),
            new ChatSettingsRoutes(authentication, changes, details),
            new PreferenceRoutes(authentication, changes, own, views),
            new MarkRoutes(authentication, changes, marking, views, clock),
            new SearchRoutes(authentication, changes, visible, details, hidden, search));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
