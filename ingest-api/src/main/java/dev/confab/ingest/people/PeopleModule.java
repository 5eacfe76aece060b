package dev.confab.ingest.people;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.UserChanges;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.UserSearch;
import io.javalin.config.JavalinConfig;
import java.util.List;

/** Profiles, presence, contacts, blocks, privacy, settings, search for people. */
public final class PeopleModule implements HttpModule {
  private final List<HttpModule> routes;

  /** Wires it. */
  public PeopleModule(
      Authentication authentication, UserChanges changes, Views views, UserSearch search) {
    People people = new People(views);
    routes =
        List.of(
            new ProfileRoutes(authentication, views, changes),
            new ContactRoutes(authentication, views, people, changes),
            new BlockRoutes(authentication, views, people, changes),
            new PresenceRoutes(authentication, views, changes),
            new PrivacyRoutes(authentication, views, changes),
            new SettingsRoutes(authentication, views, changes),
            new UserSearchRoutes(authentication, new Finder(search, views)));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
