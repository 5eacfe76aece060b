package dev.confab.processors.query;

import dev.confab.platform.query.Views;
import dev.confab.processors.view.RunningViews;

class LocalViewsTest extends GatheredConformance {
  @Override
  Views open(RunningViews over) {
    return over.views();
  }

  @Override
  void shut() {}
}
