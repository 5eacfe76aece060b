package dev.confab.ingest.member;

import dev.confab.ingest.access.Authentication;
import dev.confab.ingest.command.ChatChanges;
import dev.confab.ingest.people.People;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.query.Views;
import io.javalin.config.JavalinConfig;
import java.time.InstantSource;
import java.util.List;

/** Members, roles, bans, invitations, links. */
public final class MemberModule implements HttpModule {
  private final List<HttpModule> routes;

  /**
   * Wires it.
   *
   * @param secret what proves that a link's code was made here
   */
  public MemberModule(
      Authentication authentication,
      ChatChanges changes,
      Views views,
      byte[] secret,
      InstantSource clock) {
    People people = new People(views);
    Rights rights = new Rights(views);
    LinkCodes codes = new LinkCodes(secret);
    routes =
        List.of(
            new MemberRoutes(authentication, changes, views, people),
            new JoinRoutes(authentication, changes, codes),
            new RoleRoutes(authentication, changes),
            new BanRoutes(authentication, changes, views, rights, people),
            new InvitationRoutes(authentication, changes, views, rights, people),
            new OwnInvitationRoutes(authentication, changes, views, clock),
            new LinkRoutes(authentication, changes, views, rights, codes));
  }

  @Override
  public void configure(JavalinConfig config) {
    routes.forEach(route -> route.configure(config));
  }
}
