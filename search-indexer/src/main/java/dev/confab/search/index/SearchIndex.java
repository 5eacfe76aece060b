package dev.confab.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index: a template for all its generations, the first of them, and the alias that everything
 * reads and writes through, so that a rebuilt index takes over at once.
 */
public final class SearchIndex {
  private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

  private final Elastic elastic;
  private final IndexName name;
  private final IndexShape shape;

  /** The index in a cluster. */
  public SearchIndex(Elastic elastic, IndexName name, IndexShape shape) {
    this.elastic = elastic;
    this.name = name;
    this.shape = shape;
  }

  /**
   * Creates what is not there.
   *
   * @return the id of the index behind the alias. Another id is another index, and an empty one
   *     unless somebody has filled it
   * @throws IndexUnavailableException if Elasticsearch cannot say
   */
  public String ensure() {
    elastic.ask(
        client ->
            client
                .indices()
                .putIndexTemplate(
                    request ->
                        request
                            .name(name.template())
                            .withJson(new ByteArrayInputStream(template()))));
    if (!elastic.ask(client -> client.indices().existsAlias(a -> a.name(name.alias()))).value()) {
      create();
    }
    return newestIndexId();
  }

  private void create() {
    String first = name.firstIndex();
    try {
      elastic.ask(
          client ->
              client
                  .indices()
                  .create(
                      request ->
                          request.index(first).aliases(name.alias(), a -> a.isWriteIndex(true))));
      log.atInfo().addKeyValue("index", first).log("index created");
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
      // Another instance was faster, or somebody took the alias away.
      elastic.ask(
          client ->
              client.indices().putAlias(a -> a.index(first).name(name.alias()).isWriteIndex(true)));
    }
  }

  /** Generations are numbered, so the last name is the newest index. */
  private String newestIndexId() {
    Map<String, IndexState> indices =
        elastic.ask(client -> client.indices().getSettings(s -> s.index(name.alias()))).settings();
    return indices.entrySet().stream()
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .map(IndexState::settings)
        .map(IndexSettings::index)
        .map(IndexSettings::uuid)
        .orElseThrow(
            () -> new IndexUnavailableException("the alias " + name.alias() + " names no index"));
  }

  private byte[] template() {
    try (InputStream in =
        Objects.requireNonNull(SearchIndex.class.getResourceAsStream(name.templateFile()))) {
      ObjectNode template = (ObjectNode) Json.MAPPER.readTree(in);
      ObjectNode index = template.withObject("/template/settings/index");
      index.put("number_of_shards", shape.shards()).put("number_of_replicas", shape.replicas());
      return Json.MAPPER.writeValueAsBytes(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
