package dev.confab.search.indexing;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import dev.confab.search.index.Document;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.IndexUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents in bounded bulks. Their versions are given from outside: what the index has
 * already, or later, is answered with a version conflict, which is success.
 */
final class BulkWriter {
  /** Above this the time per document does not fall any more. */
  static final int MAX_DOCUMENTS = 1_000;

  /** Keeps the request small beside the heap of both sides; the longest message takes 24 KiB. */
  static final int MAX_BYTES = 1024 * 1024;

  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int VERSION_CONFLICT = 409;
  private static final int BAD_REQUEST = 400;

  private final Elastic elastic;
  private final IndexName index;

  BulkWriter(Elastic elastic, IndexName index) {
    this.elastic = elastic;
    this.index = index;
  }

  /**
   * Writes documents; when it returns they are safe in the index.
   *
   * @return those that the index will never take
   * @throws IndexUnavailableException if some may be missing: write them all again later
   */
  List<Refused> write(List<Found> documents) {
    List<Refused> refused = new ArrayList<>();
    for (List<Found> bulk : bulks(documents)) {
      refused.addAll(send(bulk));
    }
    return refused;
  }

  /** Cuts a list into bulks within the bounds, keeping the order. */
  static List<List<Found>> bulks(List<Found> documents) {
    List<List<Found>> bulks = new ArrayList<>();
    int start = 0;
    int bytes = 0;
    for (int i = 0; i < documents.size(); i++) {
      int more = documents.get(i).bytes();
      if (i > start && (i - start == MAX_DOCUMENTS || bytes + more > MAX_BYTES)) {
        bulks.add(documents.subList(start, i));
        start = i;
        bytes = 0;
      }
      bytes += more;
    }
    if (start < documents.size()) {
      bulks.add(documents.subList(start, documents.size()));
    }
    return bulks;
  }

  private List<Refused> send(List<Found> bulk) {
    BulkRequest request =
        BulkRequest.of(
            r ->
                r.index(index.alias())
                    // Without the alias there would soon be an index of that name.
                    .requireAlias(true)
                    .operations(bulk.stream().map(BulkWriter::operation).toList()));
    BulkResponse response = elastic.ask(client -> client.bulk(request));
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < bulk.size(); i++) {
      String reason = refusal(response.items().get(i));
      if (reason != null) {
        refused.add(new Refused(bulk.get(i).source(), reason));
      }
    }
    return refused;
  }

  private static BulkOperation operation(Found found) {
    Document document = found.document();
    return BulkOperation.of(
        o ->
            o.<Document>index(
                i ->
                    i.id(document.documentId())
                        .versionType(VersionType.External)
                        .version(document.version())
                        .document(document)));
  }

  /** Why the index will never take a document; null: it has it. */
  private static @Nullable String refusal(BulkResponseItem item) {
    return switch (item.status()) {
      case OK, CREATED, VERSION_CONFLICT -> null;
      case BAD_REQUEST -> typeOf(item.error());
      default ->
          throw new IndexUnavailableException(
              "Elasticsearch answered "
                  + item.status()
                  + " to a document: "
                  + typeOf(item.error()));
    };
  }

  /** The reason itself may quote the document, its type does not. */
  private static String typeOf(@Nullable ErrorCause error) {
    return error == null || error.type() == null ? "unknown" : error.type();
  }
}
