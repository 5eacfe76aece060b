package dev.confab.processors.decisions;

import dev.confab.processors.runtime.Rounds;
import dev.confab.processors.runtime.StreamsApp;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.processors.topology.DecisionTopology;
import dev.confab.schemas.codec.SchemaIds;

/** The application that decides. */
public final class DecisionsApp {
  /** Its application id: prefix of its changelogs and name of its group. */
  public static final String APPLICATION_ID = "confab-decisions";

  private DecisionsApp() {}

  /** Starts it; returns at once. */
  public static StreamsApp start(StreamsSettings settings, SchemaIds ids) {
    Rounds rounds = new Rounds();
    return StreamsApp.start(
        "decisions",
        DecisionTopology.build(ids, rounds::tookOne),
        settings.exactlyOnce(APPLICATION_ID, rounds));
  }
}
