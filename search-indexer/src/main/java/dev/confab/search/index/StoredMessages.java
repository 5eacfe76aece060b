package dev.confab.search.index;

import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages that the index has already, read at once and not from its last refresh. */
public final class StoredMessages {
  private final Elastic elastic;

  /** Those of a cluster. */
  public StoredMessages(Elastic elastic) {
    this.elastic = elastic;
  }

  /**
   * Messages without their texts, under the versions that they have in the index.
   *
   * @param documentIds which; those that the index has not are left out
   * @throws IndexUnavailableException if Elasticsearch cannot say
   */
  public Map<String, MessageDocument> find(Set<String> documentIds) {
    MgetResponse<MessageDocument> response =
        elastic.ask(
            client ->
                client.mget(
                    r ->
                        r.index(IndexName.MESSAGES.alias())
                            .ids(List.copyOf(documentIds))
                            .sourceExcludes("text"),
                    MessageDocument.class));
    Map<String, MessageDocument> found = new HashMap<>();
    for (MultiGetResponseItem<MessageDocument> item : response.docs()) {
      MessageDocument document = document(item);
      if (document != null) {
        found.put(document.documentId(), document);
      }
    }
    return found;
  }

  private static @Nullable MessageDocument document(MultiGetResponseItem<MessageDocument> item) {
    if (item.isFailure()) {
      throw new IndexUnavailableException(
          "Elasticsearch cannot read a document: " + item.failure().error().type());
    }
    GetResult<MessageDocument> result = item.result();
    return result.found()
        ? Objects.requireNonNull(result.source()).at(Objects.requireNonNull(result.version()))
        : null;
  }
}
