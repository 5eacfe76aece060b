package dev.confab.processors.topology;

import dev.confab.schemas.codec.SchemaIds;
import org.apache.kafka.streams.Topology;

/** All deciders as one application: one transaction for all tasks of a thread. */
public final class DecisionTopology {
  private DecisionTopology() {}

  /** The topology, with schema ids resolved. */
  public static Topology build(SchemaIds ids) {
    Topology topology = new Topology();
    ChatTopology.addTo(topology, ids);
    UserTopology.addTo(topology, ids);
    NameTopology.addTo(topology, ids);
    return topology;
  }
}
