package org.elasticsearch.node;

import java.util.List;
import java.util.Map;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.ClassPathPluginsService;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A real Elasticsearch node whose plugins come from the class path. It lives in Elasticsearch's
 * package because the seam for the plugin service is package-private there.
 */
public final class ClassPathNode extends Node {
  /** A node; {@link #start()} starts it. */
  public ClassPathNode(Settings settings, List<Class<? extends Plugin>> plugins) {
    this(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "search-node"),
        plugins);
  }

  private ClassPathNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(
        NodeConstruction.prepareConstruction(
            environment,
            null,
            new NodeServiceProvider() {
              @Override
              PluginsService newPluginService(Environment env, PluginsLoader ignored) {
                return new ClassPathPluginsService(env, plugins);
              }
            },
            true));
  }

  /** The original sets a static once per JVM; nothing here needs it. */
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService clusterService) {}
}
