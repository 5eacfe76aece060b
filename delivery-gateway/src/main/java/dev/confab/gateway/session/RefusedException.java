package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ErrorCode;

/** A wish is refused before it becomes a command; the message is one sentence for the client. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String sentence;

  RefusedException(ErrorCode code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
    this.sentence = sentence;
  }

  ErrorCode code() {
    return code;
  }

  String sentence() {
    return sentence;
  }
}
