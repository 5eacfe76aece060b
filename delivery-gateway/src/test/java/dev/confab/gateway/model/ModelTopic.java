package dev.confab.gateway.model;

import java.util.ArrayList;
import java.util.List;

/** A topic of two partitions whose offsets have holes where transactions end. */
final class ModelTopic<T> {
  private final List<List<Record<T>>> partitions = new ArrayList<>();

  record Record<T>(long offset, T value) {}

  ModelTopic() {
    for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
      partitions.add(new ArrayList<>());
    }
  }

  /** Appends, behind some transaction markers: offsets that nobody sees. */
  synchronized void append(int partition, T value, int markers) {
    partitions.get(partition).add(new Record<>(end(partition) + markers, value));
  }

  synchronized int size(int partition) {
    return partitions.get(partition).size();
  }

  synchronized Record<T> at(int partition, int index) {
    return partitions.get(partition).get(index);
  }

  /** The position behind the last record. */
  synchronized long end(int partition) {
    List<Record<T>> records = partitions.get(partition);
    return records.isEmpty() ? 0 : records.getLast().offset() + 1;
  }

  /** What is before an offset. */
  synchronized List<T> before(int partition, long offset) {
    return partitions.get(partition).stream()
        .filter(record -> record.offset() < offset)
        .map(Record::value)
        .toList();
  }
}
