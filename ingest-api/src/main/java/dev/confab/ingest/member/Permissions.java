package dev.confab.ingest.member;

import dev.confab.ingest.request.JsonBody;
import dev.confab.ingest.request.Words;
import dev.confab.schemas.chat.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What members may do, as clients read and write it. */
public final class Permissions {
  private static final Map<String, Permission> BY_WORD =
      Stream.of(Permission.values())
          .filter(permission -> permission != Permission.UNKNOWN)
          .collect(Collectors.toMap(Words::of, Function.identity()));

  private Permissions() {}

  /** Those in a field, each once, in their own order: the same wish has the same content. */
  public static List<Permission> read(JsonBody body, String field) {
    return body.choices(field, BY_WORD).stream().distinct().sorted().toList();
  }

  /** Those that this release knows; others permit nothing. */
  public static List<String> words(Collection<Permission> permissions) {
    return permissions.stream()
        .filter(permission -> permission != Permission.UNKNOWN)
        .distinct()
        .sorted()
        .map(Words::of)
        .toList();
  }
}
