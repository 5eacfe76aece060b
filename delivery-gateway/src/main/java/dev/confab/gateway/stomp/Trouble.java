package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an ERROR says.
 *
 * @param code for programs; empty if nothing is wrong
 * @param sentence for people
 * @param retryable may the same succeed later?
 * @param retryAfterMs when; null: not said
 * @param reconnectAfterMs when the client is to connect again; null: not said
 */
record Trouble(
    String code,
    String sentence,
    boolean retryable,
    @Nullable Long retryAfterMs,
    @Nullable Long reconnectAfterMs) {
  static final Trouble NONE = new Trouble("", "", false, null, null);

  static Trouble of(ErrorCode code, String sentence) {
    return new Trouble(code.text(), sentence, code.isRetryable(), null, null);
  }

  static Trouble of(StompException e) {
    return of(e.code(), e.sentence());
  }

  /** What an {@code error} or a {@code rejected} of the inner session says. */
  static Trouble of(JsonNode frame) {
    return new Trouble(
        frame.path("code").asText(),
        frame.path("message").asText(),
        frame.path("retryable").asBoolean(),
        frame.has("retryAfterMs") ? frame.get("retryAfterMs").asLong() : null,
        null);
  }

  Trouble comeBackAfter(long afterMs) {
    return new Trouble(code, sentence, retryable, retryAfterMs, afterMs);
  }

  /** This, or what a close code says by itself. */
  Trouble orElse(CloseCode close) {
    boolean comesBack = close == CloseCode.RESTART || close == CloseCode.IDLE;
    return code.isEmpty()
        ? new Trouble(
            close.name().toLowerCase(Locale.ROOT),
            "The connection ends: " + close.reason() + ".",
            comesBack,
            null,
            reconnectAfterMs)
        : this;
  }

  byte[] frame(@Nullable String receipt) {
    return new Head("ERROR")
        .with("message", sentence)
        .with("code", code)
        .with("retryable", Boolean.toString(retryable))
        .with("retry-after-ms", text(retryAfterMs))
        .with("reconnect-after-ms", text(reconnectAfterMs))
        .with("receipt-id", receipt)
        .end();
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }
}
