package dev.confab.processors.query;

import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.ServiceToken;
import dev.confab.processors.view.RunningViews;
import java.util.List;
import java.util.Optional;

class HttpViewsTest extends GatheredConformance {
  private static final ServiceToken TOKEN = new ServiceToken("t".repeat(32));

  private HttpFront front;
  private HttpViews client;

  @Override
  Views open(RunningViews over) {
    front =
        HttpFront.start(
            new HttpConfig("127.0.0.1", 0),
            List.of(
                new QueryRoutes(over.views(), over.places(), (_, _) -> Optional.empty(), TOKEN)));
    client = new HttpViews(List.of("http://127.0.0.1:" + front.port()), TOKEN);
    return client;
  }

  @Override
  void shut() {
    client.close();
    front.close();
  }
}
