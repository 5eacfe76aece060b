package dev.confab.ops.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The mails of a backbone without a mail server: files. */
final class MailFolder {
  private MailFolder() {}

  /** The tokens that were mailed to an address under a subject, the newest last. */
  static List<String> tokens(Path folder, String address, String subject) throws IOException {
    List<String> tokens = new ArrayList<>();
    for (String mail : mailsTo(folder, address)) {
      if (mail.contains("Subject: " + subject)) {
        tokens.add(Mailbox.token(mail));
      }
    }
    return tokens;
  }

  /** All mails to an address, the oldest first. */
  static List<String> mailsTo(Path folder, String address) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(".eml"))
              .sorted(Comparator.comparing(MailFolder::writtenAt))
              .toList();
    }
    List<String> mails = new ArrayList<>();
    for (Path file : files) {
      String mail = Files.readString(file);
      if (mail.contains("To: " + address)) {
        mails.add(mail);
      }
    }
    return mails;
  }

  private static FileTime writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
