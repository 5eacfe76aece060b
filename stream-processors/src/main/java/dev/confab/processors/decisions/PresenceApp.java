package dev.confab.processors.decisions;

import dev.confab.processors.runtime.StreamsApp;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.processors.topology.PresenceTopology;
import dev.confab.schemas.codec.SchemaIds;

/**
 * The application that decides who is there. It is one of its own: thousands of clients that come
 * back at once are not to stand before messages in the queue of the other deciders.
 */
public final class PresenceApp {
  /** Its application id: prefix of its changelog and name of its group. */
  public static final String APPLICATION_ID = "confab-presence";

  private PresenceApp() {}

  /** Starts it; returns at once. */
  public static StreamsApp start(StreamsSettings settings, SchemaIds ids) {
    return StreamsApp.start(
        "presence", PresenceTopology.build(ids), settings.exactlyOnceAtLeisure(APPLICATION_ID));
  }
}
