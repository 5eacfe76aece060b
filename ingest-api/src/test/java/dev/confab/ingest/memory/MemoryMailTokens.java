package dev.confab.ingest.memory;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One user's mailed tokens. */
final class MemoryMailTokens {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<MailTokenKind, Token> tokens = new EnumMap<>(MailTokenKind.class);

  private static final class Token {
    final List<Instant> issued = new ArrayList<>();
    @Nullable Sha256 usedFor;
    boolean ended;

    Instant newest() {
      return issued.getLast();
    }
  }

  /** Issues one, or says how long to wait. */
  Duration issue(MailTokenKind kind, Instant at) {
    Token token = tokens.computeIfAbsent(kind, _ -> new Token());
    List<Instant> recent =
        token.issued.stream().filter(issued -> at.isBefore(issued.plus(HOUR))).toList();
    if (recent.size() >= 5) {
      return Duration.between(at, recent.getFirst().plus(HOUR));
    }
    token.issued.add(at);
    token.usedFor = null;
    token.ended = false;
    return Duration.ZERO;
  }

  /** The newest is worth nothing any more. */
  void end(MailTokenKind kind) {
    Token token = tokens.get(kind);
    if (token != null) {
      token.ended = true;
    }
  }

  long no(MailTokenKind kind) {
    Token token = tokens.get(kind);
    return token == null ? 0 : token.issued.size();
  }

  @Nullable String refusal(MailTokenKind kind, long no, Sha256 contentHash, Instant at) {
    Token token = tokens.get(kind);
    if (token == null || no != token.issued.size()) {
      return "invalid_token";
    }
    if (token.usedFor != null) {
      return token.usedFor.equals(contentHash) ? null : "invalid_token";
    }
    if (token.ended) {
      return "token_expired";
    }
    Duration lifetime = kind == MailTokenKind.PASSWORD_RESET ? HOUR : Duration.ofDays(1);
    return at.isBefore(token.newest().plus(lifetime)) ? null : "token_expired";
  }

  /** Uses the newest; false if it was used before. */
  boolean use(MailTokenKind kind, Sha256 contentHash) {
    Token token = tokens.get(kind);
    boolean first = token.usedFor == null;
    token.usedFor = contentHash;
    return first;
  }
}
