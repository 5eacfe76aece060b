package org.elasticsearch.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.env.Environment;

/**
 * Elasticsearch's plugin service with plugins from the class path instead of a {@code modules}
 * folder. It lives in Elasticsearch's package because what it needs is package-private there.
 */
public final class ClassPathPluginsService extends PluginsService {
  private final List<LoadedPlugin> loaded;

  /** Loads the plugins in order. */
  public ClassPathPluginsService(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(
        environment.settings(),
        environment.configDir(),
        PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false));
    List<LoadedPlugin> all = new ArrayList<>();
    for (Class<? extends Plugin> type : plugins) {
      Plugin plugin = loadPlugin(type, environment.settings(), environment.configDir());
      all.add(new LoadedPlugin(descriptor(type), plugin, type.getClassLoader()));
    }
    loadExtensions(all);
    this.loaded = List.copyOf(all);
  }

  /** Called by the super constructor too, before there are any of ours. */
  @Override
  protected List<LoadedPlugin> plugins() {
    return loaded == null ? super.plugins() : loaded;
  }

  private static PluginDescriptor descriptor(Class<? extends Plugin> type) {
    return new PluginDescriptor(
        type.getName(),
        "from the class path",
        "1",
        Build.current().version(),
        Integer.toString(Runtime.version().feature()),
        type.getName(),
        null,
        List.of(),
        false,
        false,
        false,
        false,
        PluginDescriptor.DeploymentTarget.values()[0]);
  }
}
