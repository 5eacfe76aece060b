package dev.confab.ingest.request;

import dev.confab.platform.http.ProblemException;
import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The client's own ids of its wishes: what makes sending one again safe. */
public final class ClientKeys {
  private static final String HEADER = "Idempotency-Key";
  private static final String FIELD = "clientMsgId";

  private ClientKeys() {}

  /** The {@code Idempotency-Key}, or null. */
  public static @Nullable String keyOrNull(Context ctx) {
    String key = ctx.header(HEADER);
    return key == null ? null : Texts.key(HEADER, key);
  }

  /** The {@code Idempotency-Key}, or a random one: then nothing can be repeated. */
  public static String keyOrRandom(Context ctx) {
    String key = keyOrNull(ctx);
    return key == null ? UUID.randomUUID().toString() : key;
  }

  /** The {@code Idempotency-Key}, which must be there. */
  public static String requiredKey(Context ctx) {
    String key = keyOrNull(ctx);
    if (key == null) {
      throw ProblemException.field(HEADER, "The header " + HEADER + " is missing.");
    }
    return key;
  }

  /** A message's {@code clientMsgId}, which may also come as {@code Idempotency-Key}. */
  public static String messageKey(Context ctx, JsonBody body) {
    String header = keyOrNull(ctx);
    String field = body.textOrNull(FIELD, 1, 128);
    if (field == null) {
      if (header == null) {
        throw ProblemException.field(FIELD, FIELD + " is missing.");
      }
      return header;
    }
    if (header != null && !header.equals(field)) {
      throw ProblemException.field(FIELD, FIELD + " and the header " + HEADER + " differ.");
    }
    return Texts.key(FIELD, field);
  }
}
