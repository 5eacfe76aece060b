package dev.confab.processors.topology;

import dev.confab.schemas.codec.SchemaIds;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.Topology;

/** All deciders as one application: one transaction for all tasks of a thread. */
public final class DecisionTopology {
  private DecisionTopology() {}

  /**
   * The topology, with schema ids resolved.
   *
   * @param roundEnds asked behind each command, by the thread that has carried it out: was it the
   *     last for now, so that it is to be committed?
   */
  public static Topology build(SchemaIds ids, BooleanSupplier roundEnds) {
    Topology topology = new Topology();
    ChatTopology.addTo(topology, ids, roundEnds);
    UserTopology.addTo(topology, ids, roundEnds);
    NameTopology.addTo(topology, ids, roundEnds);
    return topology;
  }
}
