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
 * The index of messages: a template for all its generations, the first of them, and the alias that
 * everything reads and writes through, so that a rebuilt index takes over at once.
 */
public final class MessageIndex {
  /** What documents are written to and searched in. */
  public static final String ALIAS = "confab-messages";

  static final String TEMPLATE = "confab-messages-v1";
  static final String FIRST_INDEX = "confab-messages-v1-000001";

  private static final Logger log = LoggerFactory.getLogger(MessageIndex.class);
  private static final String TEMPLATE_FILE = "/elasticsearch/message-template.json";

  private final Elastic elastic;
  private final IndexShape shape;

  /** The index in a cluster. */
  public MessageIndex(Elastic elastic, IndexShape shape) {
    this.elastic = elastic;
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
                        request.name(TEMPLATE).withJson(new ByteArrayInputStream(template()))));
    if (!elastic.ask(client -> client.indices().existsAlias(a -> a.name(ALIAS))).value()) {
      create();
    }
    return newestIndexId();
  }

  private void create() {
    try {
      elastic.ask(
          client ->
              client
                  .indices()
                  .create(
                      request ->
                          request.index(FIRST_INDEX).aliases(ALIAS, a -> a.isWriteIndex(true))));
      log.atInfo().addKeyValue("index", FIRST_INDEX).log("index created");
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
      // Another instance was faster, or somebody took the alias away.
      elastic.ask(
          client ->
              client.indices().putAlias(a -> a.index(FIRST_INDEX).name(ALIAS).isWriteIndex(true)));
    }
  }

  /** Generations are numbered, so the last name is the newest index. */
  private String newestIndexId() {
    Map<String, IndexState> indices =
        elastic.ask(client -> client.indices().getSettings(s -> s.index(ALIAS))).settings();
    return indices.entrySet().stream()
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .map(IndexState::settings)
        .map(IndexSettings::index)
        .map(IndexSettings::uuid)
        .orElseThrow(() -> new IndexUnavailableException("the alias " + ALIAS + " names no index"));
  }

  private byte[] template() {
    try (InputStream in =
        Objects.requireNonNull(MessageIndex.class.getResourceAsStream(TEMPLATE_FILE))) {
      ObjectNode template = (ObjectNode) Json.MAPPER.readTree(in);
      ObjectNode index = template.withObject("/template/settings/index");
      index.put("number_of_shards", shape.shards()).put("number_of_replicas", shape.replicas());
      return Json.MAPPER.writeValueAsBytes(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
