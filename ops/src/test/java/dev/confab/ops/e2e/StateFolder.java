package dev.confab.ops.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The stores of stopped stream processors, read as RocksDB has them on the disk. */
final class StateFolder {
  static {
    RocksDB.loadLibrary();
  }

  private StateFolder() {}

  /**
   * A row of a store.
   *
   * @param store the store's name
   */
  record Row(String store, byte[] key, byte[] value) {}

  /** All rows of all stores. */
  static List<Row> rows(Path state) {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path folder :
          files
              .filter(file -> file.getFileName().toString().equals("CURRENT"))
              .map(Path::getParent)
              .toList()) {
        rows.addAll(rowsOf(folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static List<Row> rowsOf(Path folder) {
    List<Row> rows = new ArrayList<>();
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (Options options = new Options()) {
      List<ColumnFamilyDescriptor> names =
          RocksDB.listColumnFamilies(options, folder.toString()).stream()
              .map(ColumnFamilyDescriptor::new)
              .toList();
      try (RocksDB store = RocksDB.openReadOnly(folder.toString(), names, families)) {
        for (ColumnFamilyHandle family : families) {
          try (RocksIterator all = store.newIterator(family)) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
              rows.add(new Row(folder.getFileName().toString(), all.key(), all.value()));
            }
          }
          family.close();
        }
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("the store in " + folder + " cannot be read", e);
    }
    return rows;
  }
}
