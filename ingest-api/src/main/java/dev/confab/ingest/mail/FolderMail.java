package dev.confab.ingest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each mail into a file of its own, {@code <Message-ID>.eml}, which is there as a whole or
 * not at all; the same mail again replaces it. Mails hold secrets: only the owner may read them.
 */
final class FolderMail implements MailPort {
  private static final Logger log = LoggerFactory.getLogger(FolderMail.class);

  private final Session session = Session.getInstance(new Properties());
  private final Path folder;
  private final String from;

  FolderMail(Path folder, String from) {
    this.folder = folder;
    this.from = from;
  }

  @Override
  public void send(Mail mail) {
    Path file = folder.resolve(mail.messageId() + ".eml");
    try {
      write(MimeMail.of(mail, from, session), file);
    } catch (MessagingException e) {
      throw new MailRefusedException("the mail cannot be written as one");
    } catch (IOException e) {
      throw new MailUnavailableException(
          "the mail folder cannot be written (" + e.getClass().getSimpleName() + ")");
    }
    log.atInfo().addKeyValue("file", file).log("mail written to a file: there is no mail server");
  }

  private void write(MimeMail mail, Path file) throws IOException, MessagingException {
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Path temporary = folder.resolve(file.getFileName() + ".part");
    Files.deleteIfExists(temporary);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(temporary, options, ownerOnly("rw-------"));
        OutputStream out = Channels.newOutputStream(channel)) {
      mail.writeTo(out);
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
