package dev.confab.processors.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Orders in which the records of a log may come, as their places in it. */
final class Deliveries {
  private Deliveries() {}

  static List<Integer> once(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /**
   * A prefix, some restarts from earlier places, records doubled, the end reached, and then old
   * records once more.
   */
  static List<Integer> of(Random random, int prefix) {
    List<Integer> places = new ArrayList<>();
    int from = 0;
    for (int restart = random.nextInt(4); restart > 0; restart--) {
      int to = random.nextInt(from, prefix + 1);
      places.addAll(doubled(random, from, to));
      from = random.nextInt(to + 1);
    }
    places.addAll(doubled(random, from, prefix));
    int late = random.nextInt(prefix + 1);
    places.addAll(doubled(random, late, random.nextInt(late, prefix + 1)));
    return places;
  }

  private static List<Integer> doubled(Random random, int from, int to) {
    List<Integer> places = new ArrayList<>();
    for (int place : once(from, to)) {
      places.add(place);
      if (random.nextInt(5) == 0) {
        places.add(place);
      }
    }
    return places;
  }
}
