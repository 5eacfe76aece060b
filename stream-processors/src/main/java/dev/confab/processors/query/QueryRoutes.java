package dev.confab.processors.query;

import dev.confab.platform.http.HttpModule;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ViewName;
import dev.confab.platform.query.Views;
import dev.confab.platform.query.ViewsHttp;
import dev.confab.platform.query.ViewsHttp.Partitions;
import dev.confab.platform.token.ServiceToken;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The query server: {@link ViewsHttp} over the views of this process. */
public final class QueryRoutes implements HttpModule {
  private final Views views;
  private final ViewPlaces places;
  private final Owners owners;
  private final ServiceToken token;

  /**
   * Over the views of this process.
   *
   * @param owners who has the partitions that are not here
   * @param token what callers must show
   */
  public QueryRoutes(Views views, ViewPlaces places, Owners owners, ServiceToken token) {
    this.views = views;
    this.places = places;
    this.owners = owners;
    this.token = token;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.before(ViewsHttp.PREFIX + "/*", this::authenticate);
    config.routes.post(ViewsHttp.PARTITIONS, ctx -> Routing.write(ctx, partitions()));
    Routing routing = new Routing(config, places, owners);
    AccountRoutes.add(routing, views);
    PeopleRoutes.add(routing, views);
    PresenceRoutes.add(routing, views);
    ChatRoutes.add(routing, views);
    MessageRoutes.add(routing, views);
    UserChatRoutes.add(routing, views);
    DeliveryRoutes.add(routing, views);
  }

  private void authenticate(Context ctx) {
    if (!token.isShownBy(ctx.header("Authorization"))) {
      throw ProblemException.of(401, "unauthenticated", "The service token is missing or wrong.");
    }
  }

  private Partitions partitions() {
    return new Partitions(
        Arrays.stream(ViewName.values())
            .collect(Collectors.toMap(view -> view, view -> places.of(view).count())));
  }
}
