package dev.confab.processors.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ViewName;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.ViewsHttp.Misplaced;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Adds routes that answer what lies here, and say of everything else where it is. */
final class Routing {
  private static final String JSON = "application/json";
  private static final int MISDIRECTED = 421;
  private static final int RETRY_SECONDS = 1;

  private final JavalinConfig config;
  private final ViewPlaces places;
  private final Owners owners;

  Routing(JavalinConfig config, ViewPlaces places, Owners owners) {
    this.config = config;
    this.places = places;
    this.owners = owners;
  }

  /** A question about one chat, user or name. */
  <B> Routing one(
      String path,
      Class<B> bodyType,
      ViewName view,
      Function<B, UUID> idOf,
      Function<B, @Nullable Object> answer) {
    return many(path, bodyType, view, body -> List.of(idOf.apply(body)), answer);
  }

  /** A question about many of them. */
  <B> Routing many(
      String path,
      Class<B> bodyType,
      ViewName view,
      Function<B, List<UUID>> idsOf,
      Function<B, @Nullable Object> answer) {
    return route(
        path,
        bodyType,
        view,
        body -> idsOf.apply(body).stream().map(places.of(view)::numberOf).distinct().toList(),
        answer);
  }

  /** A question about a partition. */
  <B> Routing partition(
      String path,
      Class<B> bodyType,
      ViewName view,
      ToIntFunction<B> partitionOf,
      Function<B, @Nullable Object> answer) {
    return route(path, bodyType, view, body -> List.of(partitionOf.applyAsInt(body)), answer);
  }

  static void write(Context ctx, @Nullable Object answer) throws JsonProcessingException {
    ctx.contentType(JSON).result(Json.MAPPER.writeValueAsBytes(answer));
  }

  private <B> Routing route(
      String path,
      Class<B> bodyType,
      ViewName view,
      Function<B, List<Integer>> wanted,
      Function<B, @Nullable Object> answer) {
    config.routes.post(
        path,
        ctx -> {
          try {
            B body = Json.MAPPER.readValue(ctx.bodyAsBytes(), bodyType);
            Misplaced misplaced = misplaced(view, wanted.apply(body));
            if (misplaced == null) {
              write(ctx, answer.apply(body));
            } else {
              ctx.status(MISDIRECTED);
              write(ctx, misplaced);
            }
          } catch (JsonProcessingException | IllegalArgumentException e) {
            throw ProblemException.of(400, "invalid_request", String.valueOf(e.getMessage()));
          } catch (ViewUnavailableException e) {
            throw ProblemException.later(
                "view_unavailable", String.valueOf(e.getMessage()), RETRY_SECONDS);
          }
        });
    return this;
  }

  /**
   * Where to go instead, or null if all is here. A partition that nobody is known to have, or that
   * is on its way to this instance, is left to the query itself, which says that it is unavailable.
   */
  private @Nullable Misplaced misplaced(ViewName view, List<Integer> partitions) {
    Map<Integer, String> elsewhere = new HashMap<>();
    for (int partition : partitions) {
      if (!places.of(view).at(partition).isHere()) {
        owners.urlOf(view, partition).ifPresent(url -> elsewhere.put(partition, url));
      }
    }
    return elsewhere.isEmpty() ? null : new Misplaced(view, elsewhere);
  }
}
