package dev.confab.schemas.registry;

import dev.confab.schemas.codec.RegistryException;
import dev.confab.schemas.codec.SchemaIds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registry in memory, for tests of codecs and topologies that need no server. Like the real one,
 * it gives equal schemas the same id and never forgets.
 */
public final class InMemorySchemaIds implements SchemaIds {
  private final List<String> schemas = new ArrayList<>();

  @Override
  public synchronized int register(String subject, String schema) {
    int known = schemas.indexOf(schema);
    if (known >= 0) {
      return known + 1;
    }
    schemas.add(schema);
    return schemas.size();
  }

  @Override
  public synchronized String schema(int id) {
    @Nullable String schema = id >= 1 && id <= schemas.size() ? schemas.get(id - 1) : null;
    if (schema == null) {
      throw new RegistryException("no schema has the id " + id);
    }
    return schema;
  }
}
