package dev.confab.platform.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.confab.platform.query.RoutedCalls.Ending;
import dev.confab.platform.query.ViewsHttp.Misplaced;
import dev.confab.platform.query.ViewsHttp.Partitions;
import dev.confab.platform.token.ServiceToken;
import dev.confab.schemas.catalogue.Partitioning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instance that has a partition. What is not known is asked of a seed, whose answer 421
 * names the owner; the owner is remembered until it does not answer or says 421 itself.
 */
final class ViewRouter implements AutoCloseable {
  /** A seed, the owner that it names, and one move in between. */
  private static final int ATTEMPTS = 4;

  private final RoutedCalls calls;
  private final List<String> seeds;
  private final AtomicInteger seed = new AtomicInteger();
  private final Map<Place, String> owners = new ConcurrentHashMap<>();
  private volatile @Nullable Partitions partitions;

  /** A partition of a view. */
  private record Place(ViewName view, int partition) {}

  ViewRouter(List<String> seeds, ServiceToken token) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("at least one query server must be known");
    }
    this.seeds = List.copyOf(seeds);
    this.calls = new RoutedCalls(token);
  }

  /** Calls the owner of an id. */
  <R> @Nullable R call(
      ViewName view, UUID id, String path, Object body, TypeReference<R> type, Duration patience) {
    return callPartition(view, partitionOf(view, id), path, body, type, patience);
  }

  /** Calls the owner of a partition. */
  <R> @Nullable R callPartition(
      ViewName view,
      int partition,
      String path,
      Object body,
      TypeReference<R> type,
      Duration patience) {
    Place place = new Place(view, partition);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String url = urlOf(place);
      switch (calls.post(url, path, body, type, patience)) {
        case Ending.Answered<R>(R answer) -> {
          return answer;
        }
        case Ending.Elsewhere<R>(Misplaced misplaced) -> learn(misplaced);
        case Ending.Unreachable<R> _ -> forget(url);
      }
    }
    throw noOwner(view);
  }

  /** Calls the owners of many ids, one call for each instance; the order of answers is theirs. */
  <I, R> List<R> callMany(
      ViewName view,
      List<I> items,
      Function<I, UUID> idOf,
      String path,
      Function<List<I>, Object> body,
      TypeReference<List<R>> type) {
    List<R> found = new ArrayList<>();
    List<I> open = items;
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Map<String, List<I>> byUrl =
          open.stream()
              .collect(
                  Collectors.groupingBy(
                      item -> urlOf(new Place(view, partitionOf(view, idOf.apply(item))))));
      List<I> again = new ArrayList<>();
      byUrl.forEach(
          (url, part) -> {
            switch (calls.post(url, path, body.apply(part), type, Views.PATIENCE)) {
              case Ending.Answered<List<R>>(List<R> answers) -> {
                if (answers != null) {
                  found.addAll(answers);
                }
              }
              case Ending.Elsewhere<List<R>>(Misplaced misplaced) -> {
                learn(misplaced);
                again.addAll(part);
              }
              case Ending.Unreachable<List<R>> _ -> {
                forget(url);
                again.addAll(part);
              }
            }
          });
      open = again;
    }
    if (!open.isEmpty()) {
      throw noOwner(view);
    }
    return found;
  }

  @Override
  public void close() {
    calls.close();
  }

  /** The partition of a view that has an id. */
  int partitionOf(ViewName view, UUID id) {
    Integer count = partitions().counts().get(view);
    if (count == null) {
      throw new IllegalStateException("the query server knows no view " + view.label());
    }
    return Partitioning.partitionOf(id, count);
  }

  /** Asked once: counts never change in the life of a cluster. */
  private Partitions partitions() {
    Partitions known = partitions;
    for (int attempt = 0; known == null && attempt < ATTEMPTS; attempt++) {
      String url = seedUrl();
      switch (calls.post(
          url, ViewsHttp.PARTITIONS, Map.of(), new TypeReference<Partitions>() {}, Duration.ZERO)) {
        case Ending.Answered<Partitions>(Partitions answer) -> known = answer;
        case Ending.Elsewhere<Partitions> _ ->
            throw new IllegalStateException("every query server knows the partition counts");
        case Ending.Unreachable<Partitions> _ -> forget(url);
      }
    }
    if (known == null) {
      throw new ViewUnavailableException("no query server answers");
    }
    partitions = known;
    return known;
  }

  private String urlOf(Place place) {
    return owners.getOrDefault(place, seedUrl());
  }

  private String seedUrl() {
    return seeds.get(Math.floorMod(seed.get(), seeds.size()));
  }

  private void learn(Misplaced misplaced) {
    misplaced
        .owners()
        .forEach((partition, url) -> owners.put(new Place(misplaced.view(), partition), url));
  }

  private void forget(String url) {
    owners.values().removeIf(url::equals);
    if (url.equals(seedUrl())) {
      seed.incrementAndGet();
    }
  }

  private static ViewUnavailableException noOwner(ViewName view) {
    return new ViewUnavailableException("the owner of a partition of " + view.label() + " is away");
  }
}
