package dev.confab.ingest.chat;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.Commands;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.people.People;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.MessageSearch;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;

/** Chats: details, members, messages, search. */
public final class ChatModule implements HttpModule {
  private final List<HttpModule> routes;

  /** Wires it. */
  public ChatModule(
      Authentication authentication,
      Commands commands,
      Views views,
      MessageSearch search,
      OwnWrites writes,
      InstantSource clock) {
    People people = new People(views);
    VisibleChats visible = new VisibleChats(views);
    ChatCreation creation = new ChatCreation(commands, views, people, clock);
    routes =
        List.of(
            new ChatRoutes(
                authentication,
                views,
                writes,
                creation,
                new DirectOpening(commands, views, people, clock),
                new ChatList(visible)),
            new MemberRoutes(authentication, commands, views, people, writes, clock),
            new MessageRoutes(authentication, commands, views, writes, clock),
            new SearchRoutes(authentication, views, writes, visible, search));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
