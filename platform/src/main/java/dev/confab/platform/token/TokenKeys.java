package dev.confab.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs access tokens: ECDSA on P-256 (ES256), kept as a JWK file. */
public final class TokenKeys {
  /** Name of the key file in a data folder's {@code secrets}. */
  public static final String FILE_NAME = "token-key.jwk";

  private final ECKey key;

  private TokenKeys(ECKey key) {
    this.key = key;
  }

  /**
   * Reads the key.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalStateException if the file holds no such key
   */
  public static TokenKeys load(Path file) {
    try {
      return new TokenKeys(ECKey.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " holds no EC key in JWK form", e);
    }
  }

  /** Reads the key, or makes one that only this user may read. */
  public static TokenKeys loadOrCreate(Path file) {
    if (!Files.exists(file)) {
      write(file, generate().key.toJSONString());
    }
    return load(file);
  }

  /** A new key, kept nowhere. */
  public static TokenKeys generate() {
    try {
      return new TokenKeys(new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  ECKey key() {
    return key;
  }

  /** Writes a secret whole or not at all, readable by its owner only. */
  public static void write(Path file, String secret) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, secret);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
