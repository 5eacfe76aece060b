package dev.confab.processors.view;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.catalogue.Partitioning;
import java.util.UUID;
import java.util.stream.IntStream;

/** All partitions of one view, here or elsewhere. */
public final class ViewPartitions {
  private final ViewName view;
  private final int sources;
  private final ViewPartition[] partitions;

  /**
   * Partitions of a view, none of them here yet.
   *
   * @param count how many the view's source topic has
   * @param sources how many sources each of them follows
   */
  public ViewPartitions(ViewName view, int count, int sources) {
    this.view = view;
    this.sources = sources;
    this.partitions =
        IntStream.range(0, count)
            .mapToObj(p -> new ViewPartition(view.label() + " partition " + p, sources))
            .toArray(ViewPartition[]::new);
  }

  /** The view. */
  public ViewName view() {
    return view;
  }

  /** How many there are. */
  public int count() {
    return partitions.length;
  }

  /** How many sources each of them follows. */
  int sources() {
    return sources;
  }

  /** A partition by its number. */
  public ViewPartition at(int partition) {
    if (partition < 0 || partition >= partitions.length) {
      throw new IllegalArgumentException(view.label() + " has no partition " + partition);
    }
    return partitions[partition];
  }

  /** The partition of a chat, user or name. */
  public ViewPartition of(UUID id) {
    return partitions[numberOf(id)];
  }

  /** The number of the partition of a chat, user or name. */
  public int numberOf(UUID id) {
    return Partitioning.partitionOf(id, partitions.length);
  }
}
