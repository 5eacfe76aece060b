package dev.confab.search.indexing;

import dev.confab.schemas.Ids;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.search.index.Document;
import dev.confab.search.index.IndexName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A feed whose events only say that something has come to a version; its document is made whole of
 * what a view says at that version or later. So it does not matter what happened, and a replay ends
 * where the log ends.
 */
abstract sealed class ViewFeed extends Feed permits ChatFeed, UserFeed {
  /** As many as views answer at once. */
  private static final int MAX_ASKED = 256;

  ViewFeed(String component, String topic, IndexName index) {
    super(component, topic, index);
  }

  /**
   * Something that has changed.
   *
   * @param source the record that says so
   * @param id what it is, the record's key
   * @param version what it has come to at least
   */
  record Changed(ConsumerRecord<byte[], byte[]> source, UUID id, long version) {
    private static Changed later(Changed one, Changed other) {
      return other.version > one.version ? other : one;
    }
  }

  /** What a record says; empty if it cannot change a document. */
  abstract Optional<Changed> changed(ConsumerRecord<byte[], byte[]> record);

  /**
   * Whole documents by the ids of what they are about; what the view does not know is left out.
   *
   * @param changes each id once, at most {@value #MAX_ASKED}
   */
  abstract Map<UUID, ? extends Document> documents(List<Changed> changes);

  @Override
  final Intake<Found> read(ConsumerRecords<byte[], byte[]> records) {
    Intake<Changed> changes = Intake.read(records, this::changed);
    Map<UUID, Changed> newest = new LinkedHashMap<>();
    changes.items().forEach(item -> newest.merge(item.id(), item, Changed::later));
    List<Changed> asked = List.copyOf(newest.values());
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < asked.size(); from += MAX_ASKED) {
      int to = Math.min(from + MAX_ASKED, asked.size());
      documents(asked.subList(from, to))
          .forEach(
              (id, document) ->
                  found.add(new Found(Objects.requireNonNull(newest.get(id)).source(), document)));
    }
    return new Intake<>(found, changes.next(), changes.stops());
  }

  /** The id that is a record's key. */
  static UUID key(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    if (key == null || key.length != Ids.BYTES) {
      throw new MalformedRecordException("a record of " + record.topic() + " whose key is no id");
    }
    return Ids.fromBytes(key);
  }
}
