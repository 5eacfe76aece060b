package dev.confab.processors.domain.name;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of names in a map. */
public final class InMemoryNameRows implements NameRows {
  private final Map<UUID, NameRow> names = new HashMap<>();

  @Override
  public @Nullable NameRow name(UUID nameKey) {
    return names.get(nameKey);
  }

  @Override
  public void putName(UUID nameKey, NameRow name) {
    names.put(nameKey, name);
  }

  /** The names that somebody owns. */
  public Set<UUID> owned() {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().owner() != null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
